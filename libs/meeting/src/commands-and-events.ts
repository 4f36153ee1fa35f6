/** Everything that can be said to a meeting, and everything that can be recorded in one: the union of what its topics say. */
import type { Topic } from './topic.js';
import type { topics } from './topics.js';
import type { ConveneMeeting } from './topics/convening.js';
import type { AskedEditionCommand } from './topics/edition.js';
import type { AskedLinkCommand } from './topics/link.js';

export type AnyTopic = (typeof topics)[number];
type Said<T> = T extends Topic<infer C, infer E, infer State> ? { command: C; event: E; state: State } : never;
type SaidInAny = Said<AnyTopic>;

/** A command to a meeting that has been convened. */
export type MeetingCommand = SaidInAny['command'];
export type Command = ConveneMeeting | MeetingCommand;
export type CommandType = Command['type'];
/** Given by the service in the name of whoever asks it for a document or a link: on the server alone. */
export type AskedCommand = AskedEditionCommand | AskedLinkCommand;

export type Event = SaidInAny['event'] & { readonly audience?: readonly string[] };
export type EventType = Event['type'];
export type EventOf<K extends EventType> = Extract<Event, { type: K }>;

type Joined<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
/** What every topic begins with, together. */
export type Begun = Joined<SaidInAny['state']>;
