/** What meetings ask of the event log; the simulation stands in for just this. */
import type { EventLog } from '#event-log';

export type Log = Pick<EventLog, 'append' | 'readBeyond' | 'command' | 'follow' | 'head'>;
