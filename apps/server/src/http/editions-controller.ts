/** The minutes, the papers and the files beside them over HTTP; each is recorded as made or opened before its first byte leaves. */
import { Controller, Get, Inject, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { MakeEdition, Refusal } from '#meeting';
import { Editions } from '../editions/editions.js';
import { editionWanted, fileWanted, type Query as Asked } from '../editions/wanted.js';
import { noSuchAddress } from '../meetings/refusals.js';
import type { Session } from '../sign-in/session.js';
import { found, refuseWith } from './refused.js';
import { sendFile, untilGone } from './sending.js';
import { SignedIn, Who } from './signed-in.js';

@ApiTags('minutes')
@ApiBearerAuth()
@UseGuards(SignedIn)
@Controller('api/meetings/:meetingId')
export class EditionsController {
  constructor(@Inject(Editions) private readonly editions: Editions) {}

  @ApiOperation({ summary: 'An edition of the minutes or a paper, as docx, odt, pdf, html, json or txt; recorded as made, or as opened by whom it was given to' })
  @ApiQuery({ name: 'length', required: false, enum: ['full', 'summary'] })
  @ApiQuery({ name: 'to', required: false, description: 'For whom in the meeting it is made: a participantId.' })
  @ApiQuery({ name: 'name', required: false, description: 'Or for whom outside it, by name.' })
  @ApiQuery({ name: 'checks', required: false, description: 'JSON: [{ checkId, met, why? }], the procedure’s checks before an edition goes to a family or a child.' })
  @ApiQuery({ name: 'releases', required: false, description: 'JSON: [{ sequence, why }], a child’s words released into the family’s copy.' })
  @Get('minutes/:edition.:format')
  async edition(
    @Param('meetingId') meetingId: string, @Param('edition') edition: string, @Param('format') format: string, @Query() query: Asked,
    @Who() session: Session, @Req() request: Request, @Res() response: Response,
  ): Promise<void> {
    await this.give(meetingId, session, editionWanted(edition, format, query), request, response);
  }

  @ApiOperation({ summary: 'attendance.csv, actions.csv, meeting.ics, dataset.json, or record.json, signed and redacted to what its reader may see' })
  @ApiQuery({ name: 'to', required: false })
  @ApiQuery({ name: 'name', required: false })
  @Get('files/:file')
  async file(
    @Param('meetingId') meetingId: string, @Param('file') file: string, @Query() query: Asked,
    @Who() session: Session, @Req() request: Request, @Res() response: Response,
  ): Promise<void> {
    await this.give(meetingId, session, fileWanted(file, query), request, response);
  }

  private async give(meetingId: string, { identity }: Session, wanted: MakeEdition | { readonly refusal: Refusal }, request: Request, response: Response): Promise<void> {
    // asking what would come takes nothing out, so nothing is made for it
    if (request.method === 'HEAD') throw refuseWith(noSuchAddress);
    const signal = untilGone(response);
    try {
      await sendFile(response, found(await this.editions.make(meetingId, identity, found(wanted), signal)), signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
