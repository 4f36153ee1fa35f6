/** What is taken out of a meeting is written into its record, so no address that is merely opened does it. */
import { Controller, Get } from '@nestjs/common';
import { notByReading } from '../refusals.js';
import { refuseWith } from './refused.js';

/** Answers anybody alike, whether the meeting is there or not. */
@Controller('api/meetings/:meetingId')
export class NotByReadingController {
  @Get(['minutes', 'minutes/:file', 'files/:file'])
  refuse(): never {
    throw refuseWith(notByReading);
  }
}
