/** Every request the server answers, with what is sent along. A test holds it to the controllers, each way. */
import { commandTypes } from '#meeting';
import { givenByAsking } from '../editions/command-in.js';

export type Schema = Readonly<Record<string, unknown>>;
export interface Operation {
  readonly summary: string;
  readonly topic: 'meetings' | 'minutes' | 'delivery' | 'signing in' | 'procedures' | 'demo' | 'operation';
  /** Whether it is answered to somebody who is not signed in. */
  readonly open?: true;
  readonly body?: Schema;
  readonly query?: Readonly<Record<string, Schema>>;
  /** The status of its one answer, where that is a refusal. */
  readonly refused?: number;
}

const text: Schema = { type: 'string' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const people: Schema = { type: 'array', items: uuid };
const object = (properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});
const listOf = (items: Schema, description: string): Schema => ({ type: 'array', items, description });

const command = object(
  {
    meetingId: {
      ...uuid,
      description: 'Made by the sender. In the address as well where the address names a meeting.',
    },
    commandId: { ...uuid, description: 'Made by the sender; the same one may be sent again until it is answered.' },
    command: {
      ...object({ type: { ...text, enum: commandTypes.filter((type) => !givenByAsking.has(type)) } }, ['type']),
      additionalProperties: true,
      description: 'The fields of each command are those of libs/meeting; docs/sockets.md has examples.',
    },
  },
  ['commandId', 'command'],
);
const brought = object({
  secret: { ...text, description: 'What follows the # of a personal link.' },
  code: { ...text, example: '7KQ2M-4XH9T', description: 'Or the short code that was read out.' },
});
const forWhom = {
  to: { ...uuid, description: 'For whom in the meeting it is made: a participantId.' },
  name: { ...text, description: 'Or for whom outside it, by name.' },
};
const asked = {
  length: { ...text, enum: ['full', 'summary'] },
  ...forWhom,
  checks: listOf(
    object({ checkId: text, met: { type: 'boolean' }, why: text }, ['checkId', 'met']),
    'The procedure’s checks before an edition goes to a family or a child.',
  ),
  releases: listOf(
    object({ sequence: { type: 'integer' }, why: text }, ['sequence', 'why']),
    'A child’s words released into the family’s copy.',
  ),
  version: { type: 'integer', minimum: 1, description: 'A version that was made final, as it was kept.' },
};
const edition =
  'An edition of the minutes or a paper, as docx, odt, pdf, html, json or txt; recorded as made, or as opened by whom it was given to';
const file =
  'attendance.csv, actions.csv, meeting.ics, dataset.json, or record.json, signed and redacted to what its reader may see';
const notByReading: Operation = {
  summary: 'Refused: what is taken out is written into the record, and asked for with POST',
  topic: 'minutes',
  open: true,
  refused: 405,
};

/** By method and address. */
export const operations: Readonly<Record<string, Operation>> = {
  'post /api/meetings': { summary: 'Convene a meeting: a ConveneMeeting command', topic: 'meetings', body: command },
  'get /api/meetings': { summary: 'The meetings one is asked to, or has convened', topic: 'meetings' },
  'post /api/meetings/:meetingId/commands': {
    summary: 'One command to one meeting',
    topic: 'meetings',
    body: command,
  },
  'get /api/meetings/:meetingId/events': {
    summary: 'A page of the record after a sequence, as its reader may see it',
    topic: 'meetings',
    query: { after: { type: 'integer', minimum: 0 } },
  },
  'post /api/meetings/:meetingId/participants/:participantId/link': {
    summary: 'A new personal link for somebody in the meeting; it ends the one before',
    topic: 'meetings',
  },
  'post /api/meetings/:meetingId/minutes': {
    summary: `${edition}; which, and in which form, in the body; files beside the minutes too`,
    topic: 'minutes',
    body: object({ edition: text, format: text, ...asked }, ['edition', 'format']),
  },
  'post /api/meetings/:meetingId/minutes/:edition.:format': { summary: edition, topic: 'minutes', body: object(asked) },
  'post /api/meetings/:meetingId/files/:file': { summary: file, topic: 'minutes', body: object(forWhom) },
  'get /api/meetings/:meetingId/minutes': notByReading,
  'get /api/meetings/:meetingId/minutes/:file': notByReading,
  'get /api/meetings/:meetingId/files/:file': notByReading,
  'get /api/public-key': {
    summary: 'The public key records are signed with, and its fingerprint',
    topic: 'minutes',
  },
  'post /api/meetings/:meetingId/deliveries': {
    summary: 'Send round by e-mail that an edition is there; addresses outside their agency are asked about first',
    topic: 'delivery',
    body: object({ to: people, edition: { ...text, example: 'full' }, confirmedOutside: people }, ['to', 'edition']),
  },
  'get /api/meetings/:meetingId/deliveries': {
    summary: 'How far each message of this meeting is, reminders too; newest first',
    topic: 'delivery',
  },
  'post /api/links/preview': {
    summary: 'Who a link or short code is for',
    topic: 'signing in',
    open: true,
    body: brought,
  },
  'post /api/links/redeem': {
    summary: 'Sign in by a link or short code, once',
    topic: 'signing in',
    open: true,
    body: brought,
  },
  'get /api/seats/:meetingId': {
    summary: 'Who is signed in on this browser and in that meeting: whose a letter may be',
    topic: 'signing in',
    open: true,
  },
  'get /api/session': { summary: 'Who this window is signed in as', topic: 'signing in' },
  'post /api/session/end': {
    summary: 'Sign out: the session, or the token of a program, is of no use from then on, and its windows are closed',
    topic: 'signing in',
  },
  'get /api/procedures': { summary: 'Procedures a meeting can be convened under', topic: 'procedures' },
  'get /api/demo': { summary: 'The seats of the demo meeting', topic: 'demo', open: true },
  'post /api/demo/seats/:participantId': {
    summary: 'Sit down in a seat of the demo, in a slot of its own',
    topic: 'demo',
    open: true,
  },
  'get /api/health': {
    summary: 'Whether the database can be read and was last written to',
    topic: 'operation',
    open: true,
  },
  'get /api/docs-json': { summary: 'This description', topic: 'operation' },
};
