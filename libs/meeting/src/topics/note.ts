/** Note: raw capture while people speak, seen only by chair, deputy and minute-taker, and turned into contributions. */
import {
  whileItLasts,
  everyPhase,
  isInvited,
  keepsRecord,
  seenBy,
  type Attendee,
  type Entered,
  type Meeting,
  type Thread,
} from '../meeting.js';
import { accept, refuse, refuseUnknown, type Refused } from '../ruling.js';
import type { Catalogue, OnCommand, OnEvent, Past, Reports, Rights, Topic } from '../topic.js';
import type { Instant } from '../vocabulary.js';
import { inherit, changeThing, openThread } from './thread.js';

export interface TakeNote extends Reports {
  readonly type: 'TakeNote';
  readonly noteId: string;
  readonly text: string;
  readonly speakerParticipantId?: string;
}
export interface WithdrawNote {
  readonly type: 'WithdrawNote';
  readonly noteId: string;
  readonly why: string;
}
export type NoteCommand = TakeNote | WithdrawNote;
export type NoteTaken = Past<TakeNote, 'NoteTaken'>;
export type NoteWithdrawn = Past<WithdrawNote, 'NoteWithdrawn'>;
export type NoteEvent = NoteTaken | NoteWithdrawn;

export interface Note extends Entered {
  readonly noteId: string;
  readonly text: string;
  readonly speakerParticipantId?: string;
  /** The contributions made from it. */
  readonly contributionIds: string[];
  withdrawal?: { readonly why: string; readonly at: Instant };
  readonly thread: Thread;
}

export interface NoteBegins {
  readonly notes: Map<string, Note>;
}

const rights: Rights<NoteCommand> = {
  TakeNote: { prefix: 'C', who: 'recorder', phases: whileItLasts },
  WithdrawNote: { prefix: 'C', who: 'recorder', phases: everyPhase },
};

/** Those who keep the record, as invited at this moment. */
export const noteReaders = (meeting: Meeting): string[] =>
  [...meeting.participants.values()]
    .filter((one) => keepsRecord(one) && isInvited(one))
    .map(({ participantId }) => participantId)
    .sort();

/** A note can be made a contribution by whoever sees it, until it is withdrawn. */
export function fromNoteProblem(
  meeting: Meeting,
  { fromNoteId }: { readonly fromNoteId?: string },
  actor: Attendee,
): Refused | undefined {
  if (!fromNoteId) return undefined;
  const note = seenBy(actor, meeting.notes, fromNoteId);
  if (!note) return refuseUnknown('C15', 'There is no such note in this meeting.');
  return note.withdrawal
    ? refuse(
        'C39',
        'That note has been withdrawn. If the words still stand, write them as a contribution of their own.',
      )
    : undefined;
}

const onCommand: OnCommand<NoteCommand, NoteEvent> = {
  TakeNote: (meeting, command) => {
    if (meeting.notes.has(command.noteId))
      return refuse('C14', 'A note with that identifier is already recorded. Write it again as a new one.');
    const { speakerParticipantId } = command;
    if (speakerParticipantId && !meeting.participants.has(speakerParticipantId))
      return refuse(
        'C8',
        'The speaker named is not in this meeting. Choose them from the list, or leave the speaker open.',
      );
    return accept({ ...command, type: 'NoteTaken', audience: noteReaders(meeting) });
  },
  WithdrawNote: (meeting, command, { actor }) => {
    const note = seenBy(actor, meeting.notes, command.noteId);
    if (!note) return refuseUnknown('C15', 'There is no such note in this meeting.');
    if (note.withdrawal) return accept();
    if (meeting.finals.length > 0)
      return refuse('W232', 'The minutes are final, and the notes they were made from stay as they are.');
    return accept({ ...command, type: 'NoteWithdrawn', ...inherit(note.thread) });
  },
};

const onEvent: OnEvent<NoteEvent> = {
  NoteTaken: (meeting, { noteId, text, speakerParticipantId, happenedAt }, entry) => {
    const { sequence, at, by } = entry;
    const agencyId = 'participantId' in by ? (meeting.participants.get(by.participantId)?.facts.agencyId ?? '') : '';
    meeting.notes.set(noteId, {
      sequence,
      at,
      by,
      happenedAt,
      noteId,
      text,
      speakerParticipantId,
      contributionIds: [],
      thread: openThread(meeting, entry, agencyId),
    });
  },
  NoteWithdrawn: (meeting, { noteId, why }, entry) =>
    changeThing(meeting, meeting.notes.get(noteId), entry, (note) => {
      note.withdrawal = { why, at: entry.at };
    }),
};

const begin = (): NoteBegins => ({ notes: new Map() });

const catalogue: Catalogue<NoteEvent> = {
  NoteTaken: {
    class: 'draft',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: 'never printed',
    familyCopies: 'none',
    changes: [],
  },
  NoteWithdrawn: {
    class: 'draft',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: 'never printed',
    familyCopies: 'none',
    changes: [],
  },
};

export const noteTopic: Topic<NoteCommand, NoteEvent, NoteBegins> = { rights, begin, onCommand, onEvent, catalogue };
