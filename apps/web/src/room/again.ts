/** Sending a refused command again: its words, and identifiers of its own. */
import type { Command } from '#meeting';

const wordFields = ['statement', 'text', 'proposal', 'question', 'answer', 'rationale', 'words', 'what', 'response', 'how', 'summary', 'outcome', 'because', 'reason', 'why', 'note', 'explanation'] as const;

/** The words a person typed, under the field that holds them. */
export function wordsOf(command: Command): { readonly field: string; readonly text: string } | undefined {
  for (const field of wordFields) {
    const held: unknown = field in command ? command[field as keyof Command] : undefined;
    if (typeof held === 'string' && held) return { field, text: held };
  }
  return undefined;
}

/** Things the command itself makes; a second try makes a new one, in case the first identifier is what stood against it. */
const made: Partial<Record<Command['type'], string>> = {
  MakeContribution: 'contributionId', AskAbout: 'questionId', TakeNote: 'noteId', ProposeDecision: 'decisionId',
  RaiseDisagreement: 'disagreementId', AgreeAction: 'actionId',
};

export function freshIds(command: Command): Command {
  const field = made[command.type];
  return field ? { ...command, [field]: crypto.randomUUID() } as Command : command;
}

/** “MakeContribution” as words: “Make contribution”. */
export const nameOf = ({ type }: Command): string => type.replaceAll(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
