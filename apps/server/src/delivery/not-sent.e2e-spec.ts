/** What was said to be given out and never left: the record does not go on saying it. */
import { jest } from '@jest/globals';
import type { Recorded } from '#meeting';
import { change } from '../storage/table.js';
import type { TestMailServer } from '../testing/mail-server.js';
import { MeetingByMail, type Started } from '../testing/meeting-by-mail.js';
import type { TestMeeting } from '../testing/test-meeting.js';

describe('a message that ended unsent', () => {
  let byMail: MeetingByMail;
  let meeting: TestMeeting;
  let mail: TestMailServer;
  const send = ({ mail: { delivery } }: Started, edition = 'full') =>
    delivery.send(
      meeting.meetingId,
      { kind: 'participant', meetingId: meeting.meetingId, participantId: meeting.ids.minutes },
      { to: [meeting.ids.police], edition, confirmedOutside: [] },
    );
  const said = async ({ parts }: Started) =>
    ((await parts.log.read(meeting.meetingId, 0)) as unknown as Recorded[]).flatMap(({ by, event }) =>
      event.type === 'DistributionRecorded' ? [{ by, edition: event.edition, how: event.how }] : [],
    );
  const given = { edition: 'full', how: 'notice by e-mail, with a link to it' };
  const notGiven = { edition: 'full', how: 'the notice by e-mail was not sent, so it was not given out after all' };

  beforeEach(async () => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    byMail = await MeetingByMail.convene({ police: 'canary@fernshire.example' });
    ({ meeting, mail } = byMail);
  }, 30_000);
  afterEach(async () => {
    jest.restoreAllMocks();
    await byMail.end();
  });

  it('[W153] is recorded as not given out after all, once, over restarts and by however many servers', async () => {
    mail.refuses.set('canary', 550);
    const one = await byMail.started();
    await send(one);
    await one.mail.worker?.settled();
    expect(await said(one)).toMatchObject([given, { ...notGiven, by: { participantId: meeting.ids.minutes } }]);
    expect(await one.mail.queue.of(meeting.meetingId)).toMatchObject([
      { state: 'failed', outcome: 'address-refused', recorded: false },
    ]);
    // as if it had stopped before it could note that
    await change(one.parts.database, 'UPDATE deliveries SET recorded = 1', []);
    const other = await byMail.started();
    await Promise.all([one.mail.worker?.settled(), other.mail.worker?.settled()]);
    expect(await said(other)).toHaveLength(2);
    // sent again, it is given out again
    mail.refuses.clear();
    await send(other);
    await other.mail.worker?.settled();
    expect(await said(other)).toMatchObject([given, notGiven, given]);
  }, 30_000);

  it('[W153] where the queue’s row cannot be read any more, the record names the edition', async () => {
    mail.refuses.set('canary', 450);
    const one = await byMail.started();
    await send(one, 'agency-police');
    await send(one);
    await one.mail.worker?.settled();
    expect(await said(one)).toHaveLength(2);
    const row = (await one.mail.queue.of(meeting.meetingId)).find(({ about }) => about === 'full');
    await change(one.parts.database, 'UPDATE deliveries SET about = $1 WHERE "deliveryId" = $2', [
      Buffer.from('damaged'),
      row?.deliveryId ?? '',
    ]);
    mail.refuses.clear();
    byMail.now += 60_000;
    await one.mail.worker?.settled();
    expect((await said(one)).slice(2)).toMatchObject([notGiven]);
    expect(mail.received).toHaveLength(1);
  }, 30_000);

  it('[W153] nothing is said of one that may have been sent', async () => {
    mail.refuses.set('canary', 450);
    const one = await byMail.started();
    await send(one);
    await one.mail.worker?.settled();
    await change(one.parts.database, 'UPDATE deliveries SET "mayHaveBeenSent" = 1', []);
    mail.refuses.set('canary', 550);
    byMail.now += 60_000;
    await one.mail.worker?.settled();
    expect(await one.mail.queue.of(meeting.meetingId)).toMatchObject([
      { state: 'failed', mayHaveBeenSent: true, recorded: true },
    ]);
    expect(await said(one)).toMatchObject([given]);
  }, 30_000);
});
