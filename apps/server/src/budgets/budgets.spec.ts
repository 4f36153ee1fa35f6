import { randomUUID } from 'node:crypto';
import type { CommandAnswer } from '#wire';
import { inMemory, type InMemory } from '../testing/meetings-in-memory.js';
import { rowSize } from './row-size.js';
import type { Who } from '../testing/test-meeting.js';

const ruleOf = (answer: CommandAnswer): string => (answer.accepted ? 'accepted' : answer.refusal.rule);
const says = async (open: InMemory, who: Who, characters: number): Promise<string> =>
  ruleOf(
    await open.does(who, { type: 'MakeContribution', contributionId: randomUUID(), statement: 'ü'.repeat(characters) }),
  );
const arrives = (open: InMemory, who: Who) =>
  open.does(who, { type: 'Arrive', mode: 'video', confidentialityAccepted: true });

describe('budgets of bytes', () => {
  it('[W175] one person writes so much in a minute, whatever others write, and goes on in the next', async () => {
    const open = await inMemory('strategy-discussion', { bytesPerPersonPerMinute: 10_000 });
    expect(await says(open, 'police', 3_000)).toBe('accepted');
    expect(await says(open, 'police', 3_000)).toBe('W175');
    expect(await says(open, 'health', 3_000)).toBe('accepted');
    const rows = open.log.rows.length;
    open.pass(60);
    expect(await says(open, 'police', 3_000)).toBe('accepted');
    expect(open.log.rows.length).toBe(rows + 1);
  });

  it('[W175] what a command leads to is counted, not what it says: showing long words to more is long', async () => {
    const open = await inMemory('strategy-discussion', { bytesPerPersonPerMinute: 10_000 });
    const sequence = open.log.rows.length + 1;
    await open.does('police', {
      type: 'MakeContribution',
      contributionId: randomUUID(),
      statement: 'ü'.repeat(3_000),
      restrictedTo: [open.ids.health],
    });
    const extending = { type: 'ExtendAudience', sequence, to: [open.ids.school], why: 'Needed' };
    expect(ruleOf(await open.does('police', extending))).toBe('W175');
    open.pass(60);
    expect(ruleOf(await open.does('police', extending))).toBe('accepted');
  });

  it('[W176] one person writes so much into one meeting, those outside the agencies less', async () => {
    const open = await inMemory('family-meeting', { bytesPerPersonOutside: 10_000, bytesPerPerson: 1_000_000 });
    await arrives(open, 'mother');
    expect(await says(open, 'mother', 3_000)).toBe('accepted');
    open.pass(60);
    expect(await says(open, 'mother', 3_000)).toBe('W176');
    expect(await says(open, 'police', 3_000)).toBe('accepted');
    expect(ruleOf(await open.does('mother', { type: 'Leave' }))).toBe('accepted');
  });

  it('[W177] a full meeting takes short rows and no long ones', async () => {
    const [convened] = (await inMemory()).log.rows;
    const bytesPerMeeting = rowSize(convened?.event ?? {}) + 10_000;
    const open = await inMemory('strategy-discussion', { bytesPerMeeting });
    expect(await says(open, 'police', 3_000)).toBe('accepted');
    expect(await says(open, 'health', 3_000)).toBe('W177');
    expect(await says(open, 'health', 100)).toBe('accepted');
    expect(ruleOf(await arrives(open, 'health'))).toBe('accepted');
  });
});
