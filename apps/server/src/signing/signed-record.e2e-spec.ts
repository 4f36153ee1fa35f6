/** From minutes made final on a server to an exported record that anybody can check. */
import { randomUUID } from 'node:crypto';
import type { Command } from '#meeting';
import { buildRecord, redact, verifyRecord } from '#proof';
import { beside, testServer } from '../testing/test-server.js';
import { TestMeeting } from '../testing/test-meeting.js';
import { openSigning } from './signing.js';

const checks = [
  'agencies-answered',
  'children-heard',
  'family-told',
  'section-47-decided',
  'section-47-acted',
  'lead-named',
  'contributions-complete',
  'dissent-reasons',
];

describe('final minutes', () => {
  it('[E66] carry the hash of the chain and a signature of this server’s key, and verify in an exported record, whole or with a row withheld', async () => {
    const server = await testServer();
    const meeting = await TestMeeting.convene(server);
    const [chair, police] = [await meeting.arrive('chair'), await meeting.arrive('police')];
    await meeting.arrive('health');
    await chair.accepted({ type: 'OpenMeeting' });
    await police.accepted({
      type: 'MakeContribution',
      contributionId: randomUUID(),
      statement: 'A made-up statement.',
    });
    await chair.accepted({
      type: 'CloseMeeting',
      summary: 'Done.',
      outstanding: checks.map((checkId) => ({ checkId, why: 'Tomorrow.' })),
    } as Command);
    const upTo = await chair.accepted({ type: 'FinaliseMinutes' });
    await beside(server.settings, async ({ database, log }) => {
      const key = await openSigning(database, server.settings);
      const rows = await log.export(meeting.meetingId);
      const record = { meetingId: meeting.meetingId, edition: 'full', madeAt: new Date().toISOString() };
      const said = rows.findIndex(({ event }) => (event as { type?: string }).type === 'ContributionMade');
      for (const given of [rows, rows.map((row, index) => (index === said ? redact(row) : row))]) {
        expect(verifyRecord(buildRecord({ ...record, rows: given }, key), { key: key.published.pem })).toMatchObject({
          sound: true,
          findings: [],
          notes: [],
          rows: upTo,
        });
      }
      expect(rows.at(-1)?.event).toMatchObject({
        type: 'MinutesFinalised',
        sequence: upTo - 1,
        headHash: rows.at(-2)?.hash,
        publicKey: key.publicKey,
      });
    });
  }, 60_000);
});
