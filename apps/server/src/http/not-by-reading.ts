/** What is taken out of a meeting is written into its record, so no address that is merely opened does it. */
import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { notByReading } from '../meetings/refusals.js';
import { refuseWith } from './refused.js';

/** Answers anybody alike, whether the meeting is there or not. */
@ApiExcludeController()
@Controller('api/meetings/:meetingId')
export class NotByReadingController {
  @Get(['minutes', 'minutes/:file', 'files/:file'])
  refuse(): never {
    throw refuseWith(notByReading);
  }
}
