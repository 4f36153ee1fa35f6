import type { Command, Entry } from '#meeting';
import { SavedCommands, sweepSaved, type SavedCommand } from '../../apps/web/src/live/saved-commands.js';

const now = Date.parse('2026-03-06T18:00:00.000Z');
const command = (statement: string): Command => ({ type: 'MakeContribution', contributionId: 'c', statement });
const saved = (commandId: string, upTo: number, madeAt = '2026-03-06T17:00:00.000Z'): SavedCommand => ({
  commandId,
  command: command(commandId),
  madeAt,
  upTo,
});
const row = (sequence: number, at: string): Entry => ({
  sequence,
  at,
  by: { participantId: 'ruth' },
  event: { type: 'Left', participantId: 'ruth' },
});
const rows = (upTo: number, minute = '00'): Entry[] =>
  Array.from({ length: upTo }, (_, index) => row(index + 1, `2026-03-06T17:${minute}:0${index % 10}.000Z`));
const idsOf = (commands: readonly SavedCommand[]) => commands.map(({ commandId }) => commandId);

describe('what was answered as saved', () => {
  it('[B76] is missing where the record has ended before it, or has another row in its place', () => {
    const commands = new SavedCommands('ruth');
    for (const [id, upTo] of [
      ['kept', 6],
      ['replaced', 7],
      ['gone', 9],
    ] as const)
      commands.add(saved(id, upTo));
    expect(commands.witness(rows(9))).toBe(true);
    expect(commands.takeMissing(rows(9), false)).toEqual([]);
    const shortened = [...rows(6), row(7, '2026-03-06T17:30:00.000Z')];
    expect(idsOf(commands.takeMissing(shortened, true))).toEqual(['replaced', 'gone']);
    expect(commands.takeMissing(shortened, true)).toEqual([]);
  });

  it('[B76] is missing where the record has only ended earlier, and nobody has said that rows are lost', () => {
    const commands = new SavedCommands('ruth');
    for (const [id, upTo] of [
      ['kept', 6],
      ['gone', 7],
    ] as const)
      commands.add(saved(id, upTo));
    commands.witness(rows(9));
    expect(idsOf(commands.takeMissing(rows(6), false))).toEqual(['gone']);
    expect(commands.takeMissing(rows(6), false)).toEqual([]);
  });

  it('[B76] is missing where it was never seen in the record and rows are known to be lost, and not otherwise', () => {
    const commands = new SavedCommands('ruth');
    commands.add(saved('unseen', 3));
    expect(commands.takeMissing(rows(5, '40'), false)).toEqual([]);
    expect(idsOf(commands.takeMissing(rows(5, '40'), true))).toEqual(['unseen']);
  });

  it('[B76] is missing where a row seen as one’s own is now withheld and nothing says it was kept to fewer, though nobody has said that rows are lost', () => {
    const commands = new SavedCommands('ruth');
    for (const [id, upTo] of [
      ['narrowed', 2],
      ['replaced', 3],
      ['changed nothing', 4],
    ] as const)
      commands.add(saved(id, upTo));
    commands.witness([...rows(3), { ...row(4, '2026-03-06T17:00:04.000Z'), by: { participantId: 'amina' } } as Entry]);
    const withheld = (sequence: number): Entry => ({ sequence, event: { type: 'Withheld' } });
    const narrowing: Entry = {
      sequence: 5,
      at: '2026-03-06T17:40:00.000Z',
      by: { participantId: 'amina' },
      event: { type: 'RestrictedAfterwards', sequence: 2, covers: [2], audience: [], alreadySeenBy: [], why: '' },
    };
    const anew = [...rows(1), withheld(2), withheld(3), withheld(4), narrowing];
    expect(idsOf(commands.takeMissing(anew, false))).toEqual(['replaced']);
  });

  it('[B77] is kept for a day, so much of it and the newest first, beside what another window keeps', () => {
    const commands = new SavedCommands('ruth');
    commands.restore([saved('yesterday', 1, '2026-03-05T17:59:59.000Z'), saved('today', 2)], now);
    commands.add(saved('just now', 3, '2026-03-06T17:59:00.000Z'));
    expect(idsOf(commands.written([saved('elsewhere', 4)], now))).toEqual(['elsewhere', 'today', 'just now']);
    const long = (id: string, madeAt: string) => ({ ...saved(id, 9, madeAt), command: command('x'.repeat(130_000)) });
    commands.add(long('longest ago', '2026-03-06T17:10:00.000Z'));
    commands.add(long('lately', '2026-03-06T17:59:30.000Z'));
    expect(idsOf(commands.written([], now))).toEqual(['just now', 'lately']);
  });

  it('[B100] is taken off the device after a day in every meeting, also where nothing new is saved, and a place that holds nothing more goes', async () => {
    const device = new Map<string, unknown>([
      ['old', [saved('yesterday', 1, '2026-03-05T17:59:59.000Z')]],
      ['mixed', [saved('yesterday', 1, '2026-03-05T17:59:59.000Z'), saved('today', 2)]],
      ['unreadable', undefined],
    ]);
    const change = async (name: string, how: (before: unknown) => unknown) => {
      const after = how(device.get(name));
      if (after === undefined) device.delete(name);
      else device.set(name, after);
    };
    await sweepSaved({ names: () => [...device.keys()], change }, now);
    expect([...device]).toEqual([['mixed', [saved('today', 2)]]]);
  });
});
