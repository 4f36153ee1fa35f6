/** The words in what was sent: to send a refused command again under identifiers of its own, and to show a row as it was entered. */
import type { Command, Event } from '#meeting';

const wordFields = [
  'statement',
  'text',
  'proposal',
  'question',
  'answer',
  'rationale',
  'words',
  'what',
  'response',
  'how',
  'summary',
  'outcome',
  'because',
  'reason',
  'why',
  'note',
  'explanation',
] as const;

/** The words a person typed, under the field that holds them. */
export function wordsOf(command: Command): { readonly field: string; readonly text: string } | undefined {
  for (const field of wordFields) {
    const held: unknown = field in command ? command[field as keyof Command] : undefined;
    if (typeof held === 'string' && held) return { field, text: held };
  }
  return undefined;
}

const furtherWords = [
  'wishesAndFeelings',
  'observedCues',
  'whatHelps',
  'circumstances',
  'concern',
  'planToHear',
  'position',
  'result',
  'source',
  'impactOnChild',
] as const;

/** Every text somebody typed into what was to be sent. */
export const typedInto = (command: Command): { readonly field: string; readonly text: string }[] =>
  textsIn({ ...command });

/** Every text a row holds, in the order it is read; a correction's new words among them. */
export function wordsIn(event: Event): { readonly field: string; readonly text: string }[] {
  return textsIn({ ...event, ...('changes' in event ? event.changes : {}) });
}

function textsIn(held: Readonly<Record<string, unknown>>): { readonly field: string; readonly text: string }[] {
  return [...wordFields, ...furtherWords].flatMap((field) => {
    const text = held[field];
    return typeof text === 'string' && text ? [{ field, text }] : [];
  });
}

/** Things the command itself makes; a second try makes a new one, in case the first identifier is what stood against it. */
const made: Partial<Record<Command['type'], string>> = {
  MakeContribution: 'contributionId',
  AskAbout: 'questionId',
  TakeNote: 'noteId',
  ProposeDecision: 'decisionId',
  RaiseDisagreement: 'disagreementId',
  AgreeAction: 'actionId',
  FlagMoment: 'flagId',
  RequestAmendment: 'amendmentId',
};

export function freshIds(command: Command): Command {
  const field = made[command.type];
  return field ? ({ ...command, [field]: crypto.randomUUID() } as Command) : command;
}

/** “MakeContribution” as words: “Make contribution”. */
export const nameOf = ({ type }: { readonly type: string }): string =>
  type.replaceAll(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
