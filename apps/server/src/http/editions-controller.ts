/** The minutes, the papers and the files beside them over HTTP; each is recorded as made or opened before its first byte leaves. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { MakeEdition, Refusal } from '#meeting';
import { Editions } from '../editions/editions.js';
import { editionWanted, fileWanted, inAddress, inBody, type Asked } from '../editions/wanted.js';
import { identityKey } from '../meetings/identity.js';
import { noSuchAddress, tooManyOfYours } from '../meetings/refusals.js';
import { SecurityLog, whoIs } from '../security-log.js';
import type { Session } from '../sign-in/session.js';
import { FilesUnderWay } from './files-under-way.js';
import { found, refuseWith } from './refused.js';
import { sendFile, untilGone } from './sending.js';
import { From, SignedIn, Who } from './signed-in.js';

const to = {
  type: 'string',
  format: 'uuid',
  description: 'For whom in the meeting it is made: a participantId.',
} as const;
const name = { type: 'string', description: 'Or for whom outside it, by name.' } as const;
const length = { type: 'string', enum: ['full', 'summary'] as string[] } as const;
const checks = {
  type: 'array',
  description: 'The procedure’s checks before an edition goes to a family or a child.',
  items: {
    type: 'object',
    required: ['checkId', 'met'] as string[],
    properties: { checkId: { type: 'string' }, met: { type: 'boolean' }, why: { type: 'string' } },
  },
} as const;
const releases = {
  type: 'array',
  description: 'A child’s words released into the family’s copy.',
  items: {
    type: 'object',
    required: ['sequence', 'why'] as string[],
    properties: { sequence: { type: 'integer' }, why: { type: 'string' } },
  },
} as const;
const editionSummary =
  'An edition of the minutes or a paper, as docx, odt, pdf, html, json or txt; recorded as made, or as opened by whom it was given to';
const fileSummary =
  'attendance.csv, actions.csv, meeting.ics, dataset.json, or record.json, signed and redacted to what its reader may see';

@ApiTags('minutes')
@ApiBearerAuth()
@UseGuards(SignedIn)
@Controller('api/meetings/:meetingId')
export class EditionsController {
  constructor(
    @Inject(Editions) private readonly editions: Editions,
    @Inject(FilesUnderWay) private readonly underWay: FilesUnderWay,
    @Inject(SecurityLog) private readonly security: SecurityLog,
  ) {}

  @ApiOperation({ summary: editionSummary })
  @ApiQuery({ name: 'length', required: false, enum: ['full', 'summary'] })
  @ApiQuery({ name: 'to', required: false, description: to.description })
  @Get('minutes/:edition.:format')
  async edition(
    @Param('meetingId') meetingId: string,
    @Param('edition') edition: string,
    @Param('format') format: string,
    @Query() query: Asked,
    @Who() session: Session,
    @From() from: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.give(
      meetingId,
      session,
      from,
      editionWanted(edition, format, found(inAddress(query)).asked),
      request,
      response,
    );
  }

  @ApiOperation({ summary: `${editionSummary}; with names and reasons, which do not belong in an address` })
  @ApiBody({ required: false, schema: { type: 'object', properties: { length, to, name, checks, releases } } })
  @HttpCode(200)
  @Post('minutes/:edition.:format')
  async editionPosted(
    @Param('meetingId') meetingId: string,
    @Param('edition') edition: string,
    @Param('format') format: string,
    @Query() query: Asked,
    @Body() body: unknown,
    @Who() session: Session,
    @From() from: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.give(
      meetingId,
      session,
      from,
      editionWanted(edition, format, found(inBody(query, body)).asked),
      request,
      response,
    );
  }

  @ApiOperation({ summary: fileSummary })
  @ApiQuery({ name: 'to', required: false, description: to.description })
  @Get('files/:file')
  async file(
    @Param('meetingId') meetingId: string,
    @Param('file') file: string,
    @Query() query: Asked,
    @Who() session: Session,
    @From() from: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.give(meetingId, session, from, fileWanted(file, found(inAddress(query)).asked), request, response);
  }

  @ApiOperation({ summary: `${fileSummary}; for somebody outside the meeting, by name` })
  @ApiBody({ required: false, schema: { type: 'object', properties: { to, name } } })
  @HttpCode(200)
  @Post('files/:file')
  async filePosted(
    @Param('meetingId') meetingId: string,
    @Param('file') file: string,
    @Query() query: Asked,
    @Body() body: unknown,
    @Who() session: Session,
    @From() from: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.give(meetingId, session, from, fileWanted(file, found(inBody(query, body)).asked), request, response);
  }

  private async give(
    meetingId: string,
    { identity }: Session,
    from: string,
    wanted: MakeEdition | { readonly refusal: Refusal },
    request: Request,
    response: Response,
  ): Promise<void> {
    // asking what would come takes nothing out, so nothing is made for it
    if (request.method === 'HEAD') throw refuseWith(noSuchAddress);
    if (!this.underWay.begin(identityKey(identity), response)) throw refuseWith(tooManyOfYours);
    const signal = untilGone(response);
    try {
      const made = found(await this.editions.make(meetingId, identity, found(wanted), signal));
      const { edition, format } = found(wanted);
      this.security.note({
        what: 'document-taken',
        who: whoIs(identity),
        meetingId,
        from,
        detail: { edition, format },
      });
      await sendFile(response, made, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
