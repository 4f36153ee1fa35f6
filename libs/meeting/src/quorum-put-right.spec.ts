import { arrive, close, decideOn, departure, leave, propose } from './testing/commands.js';
import { given, minute, opened, type After } from './testing/given.js';
import { chair, minuteTaker, police, sw } from './testing/people.js';
import type { CorrectAttendance } from './topics/stays.js';

const correct = (extra: Partial<CorrectAttendance>) =>
  minuteTaker({ type: 'CorrectAttendance', participantId: 'police', why: 'Misread the clock', ...extra });
const backAgain = [opened(), police(leave()), police(arrive({ mode: 'phone' }))] as const;

describe('the two reckonings of the course of the quorum', () => {
  const decided = [opened(), chair(propose('d1')), chair(decideOn('d1'))] as const;
  const course = (after: After) => /By attendance put right since: from.*/.exec(after.print())?.[0];

  it('[N141] a leaving put right after the close is said below the list, which stays as it was counted', () => {
    const after = given(opened(), chair(close()), correct({ leftAt: minute(7) })).now;
    expect(course(after)).toBe(
      'By attendance put right since: from 20 November 2026, 17:07 not quorate, without police.',
    );
    expect(after.meeting.quorumChanges.at(-1)).toMatchObject({ quorate: true });
  });

  it('[N141] from when to when, where they were there again', () => {
    const after = given(...backAgain, chair(close()), correct({ stay: 1, leftAt: minute(7) })).now;
    expect(course(after)).toMatch(/from 20 November 2026, 17:07 not quorate, without police; from .* as listed\.$/);
  });

  it('[N141] the quorum at the opening too, and the other way round', () => {
    const late = given(...decided, chair(close()), correct({ arrivedAt: minute(8) })).now;
    expect(course(late)).toMatch(/from .* not quorate, without police; from 20 November 2026, 17:08 as listed\.$/);
    const there = given(
      opened(),
      minuteTaker(departure('police')),
      sw(propose('s1', { matterId: 'immediate-safety', options: [] })),
      chair(decideOn('s1')),
      chair(close()),
      minuteTaker({
        type: 'AddStay',
        participantId: 'police',
        arrivedAt: minute(8),
        leftAt: minute(11),
        mode: 'phone',
        why: 'On the phone',
      }),
    ).now;
    expect(course(there)).toMatch(/from 20 November 2026, 17:08 quorate/);
  });

  it('[N141] where it changes nothing, or was counted as it happened, nothing more is said', () => {
    for (const after of [
      given(opened('constable'), chair(close()), correct({ leftAt: minute(7) })).now,
      given(opened(), police(leave()), chair(close())).now,
      given(...backAgain, chair(close())).now,
      given(opened(), correct({ arrivedAt: minute(1) })).now,
    ])
      expect(course(after)).toBeUndefined();
  });
});
