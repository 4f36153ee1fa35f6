/** The child's voice: their words kept exactly, or why they were not heard and how they will be. */
import type { Entered, Meeting, Sees, Thread } from '../meeting.js';
import { accept, isRefused, refuse, refuseUnknown, type Refused } from '../ruling.js';
import { isFuture } from '../times.js';
import type {
  Catalogue,
  OnCommand,
  OnEvent,
  OnThePhone,
  Past,
  Reports,
  Restrictable,
  Rights,
  Topic,
} from '../topic.js';
import type { Instant } from '../vocabulary.js';
import { sharingStamp, type Shared } from './sharing.js';
import type { TakenBack } from './spoken.js';
import { openThread, stampFor } from './thread.js';

/** National participation codes, from under four (PN0) to no attendance and no views (PN7). */
export const participationCodes = ['PN0', 'PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7'] as const;
export type ParticipationCode = (typeof participationCodes)[number];

export interface RecordChildsVoice extends Restrictable, OnThePhone {
  readonly type: 'RecordChildsVoice';
  readonly childId: string;
  /** Their own words, kept exactly. */
  readonly words?: string;
  readonly wishesAndFeelings?: string;
  readonly observedCues?: string;
  readonly whatHelps?: string;
  readonly circumstances?: string;
  readonly howShared?: string;
  readonly heardBy?: string;
  readonly heardAt?: Instant;
  readonly participationCode?: ParticipationCode;
  readonly mayShareWithFamily?: boolean;
  /** To whom outside the agencies it may be shown, by name; in place of the mark for the family. Released into a copy all the same. */
  readonly mayShareWith?: readonly string[];
}
export interface RecordVoiceNotHeard extends Reports, Restrictable {
  readonly type: 'RecordVoiceNotHeard';
  readonly childId: string;
  readonly why: string;
  readonly planToHear: string;
}
export type VoiceCommand = RecordChildsVoice | RecordVoiceNotHeard;

export type ChildsVoiceRecorded = Past<
  RecordChildsVoice,
  'ChildsVoiceRecorded',
  Shared & { readonly agencyId: string }
>;
export type VoiceNotHeardRecorded = Past<RecordVoiceNotHeard, 'VoiceNotHeardRecorded', { readonly agencyId: string }>;
export type VoiceEvent = ChildsVoiceRecorded | VoiceNotHeardRecorded;

export interface Voice extends Entered, Omit<ChildsVoiceRecorded, 'type' | 'audience' | 'restrictedTo'> {
  readonly thread: Thread;
  takenBack?: TakenBack;
}
export interface VoiceNotHeard extends Entered {
  readonly childId: string;
  readonly agencyId: string;
  readonly why: string;
  readonly planToHear: string;
  readonly thread: Thread;
}

const right = { prefix: 'V', who: 'attending', phases: ['open'] } as const;
export interface VoiceBegins {
  readonly voices: Voice[];
  readonly voicesNotHeard: VoiceNotHeard[];
}

const rights: Rights<VoiceCommand> = { RecordChildsVoice: right, RecordVoiceNotHeard: right };

const noChild = () =>
  refuseUnknown('V4', 'There is no such child in this meeting. Add the child first; what was heard is not lost.');

function voiceProblem(meeting: Meeting, command: RecordChildsVoice, now: Instant): Refused | undefined {
  if (!meeting.children.has(command.childId)) return noChild();
  const { words, wishesAndFeelings, observedCues, whatHelps, heardAt } = command;
  if (![words, wishesAndFeelings, observedCues, whatHelps].some(Boolean))
    return refuse(
      'V5',
      'Write at least what the child said, wants or feels, showed, or is helped by. If nobody has heard the child, record that instead.',
    );
  if (heardAt && isFuture(heardAt, now))
    return refuse('V3', 'The child cannot have been heard in the future. Check the time.');
  return undefined;
}

const onCommand: OnCommand<VoiceCommand, VoiceEvent> = {
  RecordChildsVoice: (meeting, command, { actor, takenDownBy, now }) => {
    const problem = voiceProblem(meeting, command, now);
    if (problem) return problem;
    const stamp = stampFor(meeting, command.restrictedTo, actor.facts.agencyId, actor, takenDownBy);
    if (isRefused(stamp)) return stamp;
    const shared = sharingStamp(meeting, { ...command, childIds: [command.childId] }, actor);
    if (isRefused(shared)) return shared;
    return accept({ ...command, type: 'ChildsVoiceRecorded', agencyId: actor.facts.agencyId, ...stamp, ...shared });
  },
  RecordVoiceNotHeard: (meeting, command, { actor }) => {
    if (!meeting.children.has(command.childId)) return noChild();
    const stamp = stampFor(meeting, command.restrictedTo, actor.facts.agencyId, actor);
    if (isRefused(stamp)) return stamp;
    return accept({ ...command, type: 'VoiceNotHeardRecorded', agencyId: actor.facts.agencyId, ...stamp });
  },
};

const onEvent: OnEvent<VoiceEvent> = {
  ChildsVoiceRecorded: (meeting, event, entry) => {
    const { sequence, at, by } = entry;
    const { type: _type, audience: _audience, restrictedTo: _restrictedTo, ...voice } = event;
    meeting.voices.push({ sequence, at, by, ...voice, thread: openThread(meeting, entry, event.agencyId) });
  },
  VoiceNotHeardRecorded: (meeting, { childId, agencyId, why, planToHear, happenedAt }, entry) => {
    const { sequence, at, by } = entry;
    meeting.voicesNotHeard.push({
      sequence,
      at,
      by,
      happenedAt,
      childId,
      agencyId,
      why,
      planToHear,
      thread: openThread(meeting, entry, agencyId),
    });
  },
};

export type VoiceState = 'heard' | 'not-heard' | 'not-stated';

/** Whether a child has been heard, as far as this reader may know. */
export function voiceOf(meeting: Meeting, childId: string, sees: Sees = () => true): VoiceState {
  if (meeting.voices.some((voice) => voice.childId === childId && !voice.takenBack && sees(voice))) return 'heard';
  return meeting.voicesNotHeard.some((one) => one.childId === childId && sees(one)) ? 'not-heard' : 'not-stated';
}

const begin = (): VoiceBegins => ({ voices: [], voicesNotHeard: [] });

const catalogue: Catalogue<VoiceEvent> = {
  ChildsVoiceRecorded: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'voice' },
    familyCopies: 'part and letters',
    changes: [],
  },
  VoiceNotHeardRecorded: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'voice' },
    familyCopies: 'none',
    changes: [],
  },
};

export const voiceTopic: Topic<VoiceCommand, VoiceEvent, VoiceBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
