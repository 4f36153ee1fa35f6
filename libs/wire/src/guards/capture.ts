/** Guards of searches and notes. */
import type { Instant, RecordSearch, TakeNote, WithdrawNote } from '#meeting';
import { audience, exactly, instant, listOf, oneOf, slug, text, uuid } from './checks.js';
import { Is, MayBe } from './fields.js';

const results = ['found', 'nothing-known'] as const satisfies readonly RecordSearch['result'][];

class RecordSearchGuard implements RecordSearch {
  @Is(exactly('RecordSearch')) type!: 'RecordSearch';
  @Is(listOf(text())) systems!: readonly string[];
  @Is(listOf(text())) subjects!: readonly string[];
  @MayBe(text()) period?: string;
  @MayBe(text()) notSearched?: string;
  @Is(oneOf(results)) result!: RecordSearch['result'];
  @MayBe(slug) packQuestionId?: string;
  @MayBe(audience) restrictedTo?: readonly string[];
  @MayBe(instant) happenedAt?: Instant;
}

class TakeNoteGuard implements TakeNote {
  @Is(exactly('TakeNote')) type!: 'TakeNote';
  @Is(uuid) noteId!: string;
  @Is(text()) text!: string;
  @MayBe(uuid) speakerParticipantId?: string;
  @MayBe(instant) happenedAt?: Instant;
}

class WithdrawNoteGuard implements WithdrawNote {
  @Is(exactly('WithdrawNote')) type!: 'WithdrawNote';
  @Is(uuid) noteId!: string;
  @Is(text()) why!: string;
}

export const captureGuards = {
  RecordSearch: RecordSearchGuard,
  TakeNote: TakeNoteGuard,
  WithdrawNote: WithdrawNoteGuard,
};
