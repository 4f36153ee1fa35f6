/** The minutes, the papers and the files beside them over HTTP; each is recorded as made or opened before its first byte leaves. */
import { Body, Controller, HttpCode, Inject, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import type { MakeEdition, Refusal } from '#meeting';
import { Editions } from '../editions/editions.js';
import { documentWanted, editionWanted, fileWanted, inBody, type Asked } from '../editions/wanted.js';
import { identityKey } from '../sign-in/identity.js';
import { tooManyOfYours } from '../refusals.js';
import { SecurityLog, whoIs } from '../security/security-log.js';
import type { Session } from '../sign-in/session.js';
import { OpenSockets } from '../sockets/open-sockets.js';
import { FilesUnderWay } from './files-under-way.js';
import { found, refuseWith } from './refused.js';
import { sendFile, untilGone } from './sending.js';
import { From, SignedIn, Who } from './signed-in.js';

@UseGuards(SignedIn)
@Controller('api/meetings/:meetingId')
export class EditionsController {
  constructor(
    @Inject(Editions) private readonly editions: Editions,
    @Inject(FilesUnderWay) private readonly underWay: FilesUnderWay,
    @Inject(SecurityLog) private readonly security: SecurityLog,
    @Inject(OpenSockets) private readonly openSockets: OpenSockets,
  ) {}

  @HttpCode(200)
  @Post('minutes')
  async document(
    @Param('meetingId') meetingId: string,
    @Query() query: Asked,
    @Body() body: unknown,
    @Who() session: Session,
    @From() from: string,
    @Res() response: Response,
  ): Promise<void> {
    const wanted = documentWanted(found(inBody(query, body)).asked);
    await this.give(meetingId, session, from, wanted, response);
  }

  @HttpCode(200)
  @Post('minutes/:edition.:format')
  async edition(
    @Param('meetingId') meetingId: string,
    @Param('edition') edition: string,
    @Param('format') format: string,
    @Query() query: Asked,
    @Body() body: unknown,
    @Who() session: Session,
    @From() from: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.give(
      meetingId,
      session,
      from,
      editionWanted(edition, format, found(inBody(query, body)).asked),
      response,
    );
  }

  @HttpCode(200)
  @Post('files/:file')
  async file(
    @Param('meetingId') meetingId: string,
    @Param('file') file: string,
    @Query() query: Asked,
    @Body() body: unknown,
    @Who() session: Session,
    @From() from: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.give(meetingId, session, from, fileWanted(file, found(inBody(query, body)).asked), response);
  }

  private async give(
    meetingId: string,
    session: Session,
    from: string,
    wanted: MakeEdition | { readonly refusal: Refusal },
    response: Response,
  ): Promise<void> {
    const { identity } = session;
    if (!this.underWay.begin(identityKey(identity), response)) throw refuseWith(tooManyOfYours);
    const signal = untilGone(response);
    const waiting = { signal, problem: () => this.openSockets.problemOf(session) };
    try {
      const made = found(await this.editions.make(meetingId, identity, found(wanted), waiting));
      const { edition, format } = found(wanted);
      this.security.note({
        what: 'document-taken',
        who: whoIs(identity),
        meetingId,
        from,
        detail: { edition, format },
      });
      await sendFile(response, made, waiting);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
