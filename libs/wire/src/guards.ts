/** The server's door: whether what arrived has the shape of a message or a command. Type, presence, enumeration and length; every other rule is `decide`'s. */
import type { Command, CommandType, Refusal } from '#meeting';
import { actionGuards } from './guards/action.js';
import { attendanceGuards } from './guards/attendance.js';
import { boundsOf } from './guards/bounds.js';
import { captureGuards } from './guards/capture.js';
import { isObject } from './guards/checks.js';
import { audienceGuards, closingGuards } from './guards/closing.js';
import { contributionGuards } from './guards/contribution.js';
import { conveningGuards } from './guards/convening.js';
import { decisionGuards } from './guards/decision.js';
import { disagreementGuards } from './guards/disagreement.js';
import { familyGuards } from './guards/family.js';
import { flowGuards } from './guards/flow.js';
import { invitationGuards } from './guards/invitation.js';
import { problemsIn } from './guards/judge.js';
import { messageGuards } from './guards/messages.js';
import { minutesGuards } from './guards/minutes.js';
import { nearest } from './guards/nearest.js';
import { refusalOf, type FieldProblem, type Problem } from './guards/problem.js';
import { withWholeCharacters } from './guards/whole-characters.js';
import type { CommandMessage, FollowMessage, LeaveMessage } from './messages.js';

export { depthMax, valuesMax } from './guards/bounds.js';

type CommandOf<K extends CommandType> = Extract<Command, { readonly type: K }>;

/** The guard of every command; one without does not compile. */
export const guards = {
  ...conveningGuards,
  ...invitationGuards,
  ...attendanceGuards,
  ...flowGuards,
  ...contributionGuards,
  ...captureGuards,
  ...familyGuards,
  ...decisionGuards,
  ...disagreementGuards,
  ...actionGuards,
  ...closingGuards,
  ...audienceGuards,
  ...minutesGuards,
} satisfies { [K in CommandType]: new () => CommandOf<K> };

/** Fields a command has and its guard does not, optional ones included: none, or this file does not compile. */
type Forgotten = {
  [K in CommandType]: Exclude<keyof CommandOf<K>, keyof InstanceType<(typeof guards)[K]>>;
}[CommandType];
const nothingForgotten: [Forgotten] extends [never] ? true : Forgotten = true;
void nothingForgotten;

interface Messages {
  readonly command: CommandMessage;
  readonly follow: FollowMessage;
  readonly leave: LeaveMessage;
}
export type MessageKind = keyof Messages;
export type Refused = { readonly ok: false; readonly refusal: Refusal };
export type CheckedCommand = { readonly ok: true; readonly command: Command } | Refused;
export type CheckedMessage<K extends MessageKind> = { readonly ok: true; readonly message: Messages[K] } | Refused;

/** Whether this is one of our commands, whole and within its limits. Never throws. */
export function checkCommand(command: unknown): CheckedCommand {
  const { problem, halves } = boundsOf(command);
  if (problem) return refused([{ field: '', ...problem }]);
  const whole = halves ? withWholeCharacters(command) : command;
  const problems = commandProblems(whole);
  return isNone(problems) ? { ok: true, command: whole as Command } : refused(problems);
}

/** Whether this is a socket message of that kind; for `command`, also whether the command inside is whole. Never throws. */
export function checkMessage<K extends MessageKind>(kind: K, body: unknown): CheckedMessage<K> {
  const { problem, halves } = boundsOf(body);
  if (problem) return refused([{ field: '', ...problem }]);
  const whole = halves ? withWholeCharacters(body) : body;
  const problems = isObject(whole) ? messageProblems(kind, whole) : [notAnObject('message')];
  return isNone(problems) ? { ok: true, message: whole as unknown as Messages[K] } : refused(problems);
}

function messageProblems(kind: MessageKind, body: Readonly<Record<string, unknown>>): FieldProblem[] {
  const own = problemsIn(messageGuards[kind], body, `a “${kind}” message`);
  if (own.length > 0 || kind !== 'command') return own;
  return commandProblems(body['command']).map((problem) => ({
    ...problem,
    field: problem.field ? `command.${problem.field}` : 'command',
  }));
}

function commandProblems(command: unknown): FieldProblem[] {
  if (!isObject(command)) return [notAnObject('command')];
  const { type } = command;
  if (typeof type !== 'string' || !Object.hasOwn(guards, type)) return [{ field: 'type', ...unknownCommand(type) }];
  return problemsIn(guards[type as CommandType], command, type);
}

const notAnObject = (what: string): FieldProblem => ({
  field: '',
  rule: 'W11',
  because: `this is not a ${what}: it must be an object with named fields. Nothing has been recorded.`,
});

function unknownCommand(type: unknown): Problem {
  if (typeof type !== 'string')
    return { rule: 'W10', because: 'this does not say which command it is. Nothing has been recorded.' };
  const meant = nearest(type, Object.keys(guards));
  return {
    rule: 'W10',
    because: meant
      ? `there is no such command. Did you mean ${meant}? Nothing has been recorded.`
      : 'there is no such command. Nothing has been recorded.',
  };
}

type Some = readonly [FieldProblem, ...FieldProblem[]];
const isNone = (problems: readonly FieldProblem[]): problems is [] => problems.length === 0;
const refused = (problems: readonly FieldProblem[]): Refused => ({ ok: false, refusal: refusalOf(problems as Some) });
