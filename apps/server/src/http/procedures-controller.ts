/** The procedures loaded here, and the files that were refused with the line and reason. */
import { Controller, Get, Inject, UseGuards } from '@nestjs/common';
import { loadedPacksToken, type ProceduresAnswer } from '../procedures.js';
import { SignedIn } from './signed-in.js';

@UseGuards(SignedIn)
@Controller('api/procedures')
export class ProceduresController {
  constructor(@Inject(loadedPacksToken) private readonly packs: ProceduresAnswer) {}

  @Get()
  list(): ProceduresAnswer {
    return this.packs;
  }
}
