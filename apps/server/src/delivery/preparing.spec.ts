import { randomUUID } from 'node:crypto';
import { inMemory, type InMemory } from '../testing/meetings-in-memory.js';
import { aMeeting } from '../testing/test-meeting.js';
import type { MailSettings } from '../settings-shape.js';
import type { Claimed } from './delivery-row.js';
import { Preparing, type Prepared } from './preparing.js';

const mail: MailSettings = {
  host: 'mail.example',
  port: 25,
  secure: false,
  selfSigned: false,
  from: 'quorate@example.org',
  agencyDomains: [],
  reminderDays: 2,
  patience: 1_000,
};

const correct = (room: InMemory, email: string) =>
  room.does('minutes', {
    type: 'CorrectParticipant',
    participantId: room.ids.police,
    changes: { email },
    why: 'The address was not known',
  });

function preparing(room: InMemory): Preparing {
  return new Preparing({
    meetings: room.meetings,
    queue: { noteRecorded: () => Promise.resolve() },
    mail,
    address: () => 'https://quorate.example',
    clock: () => Date.parse('2026-03-06T18:00:00.000Z'),
  });
}

const row = (room: InMemory, askedAt: string, confirmedOutside: boolean): Claimed => ({
  deliveryId: randomUUID(),
  meetingId: room.meetingId,
  participantId: room.ids.police,
  kind: 'edition',
  about: 'full',
  askedBy: room.ids.minutes,
  askedAt,
  confirmedOutside,
  state: 'sending',
  tries: 1,
  nextAt: askedAt,
  mayHaveBeenSent: false,
  recorded: true,
  lease: 'ours',
});

const to = (prepared: Prepared): string => ('letter' in prepared ? prepared.letter.to : prepared.outcome);

describe('a letter to an address put right', () => {
  it('[M59] goes to the address there is now, once somebody has confirmed it', async () => {
    const room = await inMemory();
    const asked = row(room, '2026-03-06T17:30:00.000Z', true);
    expect(to(await preparing(room).prepare(asked))).toBe('no-address');
    expect((await correct(room, 'vane@police.example')).accepted).toBe(true);
    expect(to(await preparing(room).prepare({ ...asked, confirmedOutside: false }))).toBe('outside');
    expect(to(await preparing(room).prepare(asked))).toBe('vane@police.example');
  });

  it('[M59] and not to another one recorded after it was confirmed', async () => {
    const room = await inMemory();
    await correct(room, 'vane@police.example');
    const asked = row(room, '2026-03-06T17:10:00.000Z', true);
    expect(to(await preparing(room).prepare(asked))).toBe('vane@police.example');
    room.setClock('2026-03-06T17:20:00.000Z');
    await correct(room, 'vane@somewhere-else.example');
    expect(to(await preparing(room).prepare(asked))).toBe('outside');
  });

  it('[W253] and not to the one they have since they were invited again', async () => {
    const room = await inMemory();
    const { participants } = aMeeting().command;
    await correct(room, 'vane@police.example');
    const asked = row(room, '2026-03-06T17:10:00.000Z', true);
    room.setClock('2026-03-06T17:20:00.000Z');
    const participant = { ...participants[2], participantId: room.ids.police, email: 'vane@somewhere-else.example' };
    for (const command of [
      { type: 'WithdrawInvitation', participantId: room.ids.police, reason: 'Moved on' },
      { type: 'InviteParticipant', participant },
    ])
      expect(await room.does('chair', command)).toMatchObject({ accepted: true });
    expect(to(await preparing(room).prepare(asked))).toBe('outside');
    expect(to(await preparing(room).prepare({ ...asked, askedAt: '2026-03-06T17:30:00.000Z' }))).toBe(
      'vane@somewhere-else.example',
    );
  });
});

describe('a letter about a meeting a newer version has added to', () => {
  it('[W240] waits for a server that understands what was added', async () => {
    const room = await inMemory();
    await correct(room, 'vane@police.example');
    const asked = row(room, '2026-03-06T17:30:00.000Z', true);
    expect(to(await preparing(room).prepare(asked))).toBe('vane@police.example');
    room.log.store({
      commandId: randomUUID(),
      digest: '',
      by: { participantId: room.ids.police },
      at: '2026-03-06T18:00:00.000Z',
      events: [{ type: 'SchoolMoved', childId: 'c1' }],
    });
    room.meetings.catchUpSoon(room.meetingId);
    expect(to(await preparing(room).prepare(asked))).toBe('fault');
  });
});
