/** The chair passing on: taken by the deputy, or by a member of the lead agency from a chair who is gone, agrees or does not answer. */
import {
  whileItLasts,
  countsForAgency,
  isAttending,
  nameIn,
  type Attendee,
  type ChairChange,
  type Meeting,
} from '../meeting.js';
import { whenHappened } from '../record.js';
import { accept, isRefused, refuse, type Refused } from '../ruling.js';
import { isBefore } from '../times.js';
import { instead } from '../told.js';
import type { MeetingConvened } from './convening.js';
import type { Catalogue, OnCommand, OnEvent, Past, Reports, Rights, Topic } from '../topic.js';
import { limits, type Instant } from '../vocabulary.js';
import { sectorsInWords } from './convening.js';
import { isolated } from '../printed.js';

/** How the chair passed to somebody. Only the first two are with the standing or the consent to put the earlier chair out. */
export const chairPasses = ['deputy', 'agreement', 'chair-left', 'chair-not-come', 'no-answer'] as const;
export type ChairPass = (typeof chairPasses)[number];

/** One asking for the chair; `over` once the chair has passed or left, or somebody asked anew. */
export interface ChairRequest {
  readonly at: Instant;
  readonly participantId: string;
  readonly chairId: string;
  readonly reason: string;
  answer?: { readonly at: Instant; readonly agreed: boolean; readonly why?: string };
  over?: true;
}

export interface TakeTheChair extends Reports {
  readonly type: 'TakeTheChair';
  readonly reason: string;
}
export interface AskForTheChair {
  readonly type: 'AskForTheChair';
  readonly reason: string;
}
export interface AnswerForTheChair {
  readonly type: 'AnswerForTheChair';
  readonly agreed: boolean;
  readonly why?: string;
}
export type SuccessionCommand = TakeTheChair | AskForTheChair | AnswerForTheChair;

export type ChairTaken = Past<
  TakeTheChair,
  'ChairTaken',
  { readonly formerChairId: string; readonly chairId: string; readonly passedBy?: ChairPass }
>;
export type ChairAskedFor = Past<AskForTheChair, 'ChairAskedFor', { readonly participantId: string }>;
export type AnsweredForTheChair = Past<AnswerForTheChair, 'AnsweredForTheChair'>;
export type SuccessionEvent = ChairTaken | ChairAskedFor | AnsweredForTheChair;

export interface SuccessionBegins {
  chairId: string;
  readonly chairChanges: ChairChange[];
  readonly chairRequests: ChairRequest[];
}

const rights: Rights<SuccessionCommand> = {
  TakeTheChair: { prefix: 'M', who: 'attending', phases: whileItLasts },
  AskForTheChair: { prefix: 'M', who: 'attending', phases: whileItLasts },
  AnswerForTheChair: { prefix: 'M', who: 'chair', phases: whileItLasts },
};

/** What the chair was asked and has not yet been taken after. */
export const openChairRequest = ({ chairRequests }: Meeting): ChairRequest | undefined => {
  const last = chairRequests.at(-1);
  return last?.over ? undefined : last;
};

/** When a request that nobody answers lets its asker take the chair. */
export const unansweredAt = ({ at }: ChairRequest): Instant =>
  new Date(Date.parse(at) + limits.chairAnswerSeconds * 1000).toISOString();

/** When what nobody answered lets its asker take the chair no longer: the chair may long have been chairing again. */
export const staleAt = (request: ChairRequest): Instant =>
  new Date(Date.parse(unansweredAt(request)) + limits.chairUnansweredMinutes * 60_000).toISOString();

/** What stands against this person’s having the chair at all: the attending deputy comes first, then deciding members of the lead agency. */
export function claimProblem(meeting: Meeting, actor: Attendee): Refused | undefined {
  if (actor.role === 'deputy-chair') return undefined;
  const deputy = [...meeting.participants.values()].find((one) => one.role === 'deputy-chair' && isAttending(one));
  if (deputy) return refuse('M18', `${isolated(deputy.facts.name)} is here as deputy chair and takes the chair first.`);
  const leads = actor.facts.sector === meeting.procedure.leadAgency && actor.mayDecide && countsForAgency(actor);
  return leads
    ? undefined
    : refuse(
        'M19',
        `Without a deputy, the chair passes to somebody from ${sectorsInWords([meeting.procedure.leadAgency])} who can decide for their agency.`,
      );
}

type Passing = { readonly passedBy: ChairPass } | Refused;

/** How the chair may pass to this person now, from a chair whose connection decides nothing. */
export function chairPassing(meeting: Meeting, actor: Attendee, now: Instant): Passing {
  const problem = claimProblem(meeting, actor);
  if (problem) return problem;
  if (actor.role === 'deputy-chair') return { passedBy: 'deputy' };
  const chair = meeting.participants.get(meeting.chairId);
  if (!chair || chair.standing.state === 'departed') return { passedBy: 'chair-left' };
  return isAttending(chair) ? fromChairHere(meeting, actor, now) : fromChairNotCome(meeting, now);
}

function fromChairNotCome(meeting: Meeting, now: Instant): Passing {
  if (!isBefore(now, meeting.scheduledFor)) return { passedBy: 'chair-not-come' };
  const problem = refuse(
    'M31',
    `${isolated(nameIn(meeting, meeting.chairId))} has until the time arranged to come. If it cannot wait, ask the deputy or the minute-taker to bring that time forward.`,
    { mayTakeAt: meeting.scheduledFor },
  );
  return problem;
}

function fromChairHere(meeting: Meeting, { participantId }: Attendee, now: Instant): Passing {
  const name = isolated(nameIn(meeting, meeting.chairId));
  const request = openChairRequest(meeting);
  if (request?.participantId !== participantId) {
    const because = `${name} is here. Ask for the chair: it passes when they agree, or when two minutes go by without an answer.`;
    return refuse('M32', because);
  }
  if (request.answer?.agreed) return { passedBy: 'agreement' };
  if (request.answer) return refuse('M32', `${name} has answered: not now. Ask again, and say why, if it is needed.`);
  if (!isBefore(now, staleAt(request))) {
    const because = `${name} was asked a while ago, and has been chairing since. Ask for the chair again.`;
    return refuse('M45', because);
  }
  if (!isBefore(now, unansweredAt(request))) return { passedBy: 'no-answer' };
  const because = `${name} has two minutes to answer. Take the chair when they have passed without an answer.`;
  return refuse('M32', because, { mayTakeAt: unansweredAt(request) });
}

const tookItUnasked = ({ passedBy }: ChairChange): boolean =>
  passedBy === 'chair-left' || passedBy === 'chair-not-come' || passedBy === 'no-answer';

/** Whether somebody was convened or let in before the chair passed: whoever it passed to, or their people, did not bring them. */
function wasHereBefore({ participants }: Meeting, participantId: string, { at }: ChairChange): boolean {
  const one = participants.get(participantId);
  return one !== undefined && (one.letInBy === undefined || isBefore(one.invitedAt, at));
}

/** Whether a deputy who was there before the chair was taken has chaired since. A record that says nothing of how it passed binds nobody. */
const isOver = (meeting: Meeting, taken: ChairChange, since: readonly ChairChange[]): boolean =>
  since.some(
    ({ chairId, passedBy }) =>
      passedBy === undefined || (passedBy === 'deputy' && wasHereBefore(meeting, chairId, taken)),
  );

const takenUnasked = (meeting: Meeting): ChairChange[] =>
  meeting.chairChanges.filter(
    (change, index, all) => tookItUnasked(change) && !isOver(meeting, change, all.slice(index + 1)),
  );

/**
 * The earlier chairs whom nobody puts out: it was taken from them unasked, by whoever chairs or by somebody who has passed
 * it on since. A deputy of before has the standing, and an earlier chair who agreed has said so.
 */
export const earlierChairsKept = (meeting: Meeting): string[] =>
  takenUnasked(meeting).map(({ formerChairId }) => formerChairId);

/** Whether the chair was taken from this person without their consent: they then come back in without being let in. */
export const chairWasTakenFrom = ({ chairChanges }: Meeting, participantId: string): boolean =>
  chairChanges.some((change) => change.formerChairId === participantId && tookItUnasked(change));

/** What stands against putting this person out, whoever does it: whoever took the chair can invite others who keep the record. */
export function keptInProblem(meeting: Meeting, participantId: string, actor: Attendee): Refused | undefined {
  const taken = takenUnasked(meeting).filter((one) => one.formerChairId === participantId);
  const isDeputyOfBefore = (one: ChairChange) =>
    actor.role === 'deputy-chair' && wasHereBefore(meeting, actor.participantId, one);
  return taken.every(isDeputyOfBefore)
    ? undefined
    : refuse(
        'M35',
        `The chair was taken from ${isolated(nameIn(meeting, participantId))} without their agreement, so only a deputy chair who was invited before that can put them out.`,
      );
}

/** One asking at a time, and of a chair who is there to hear it. */
function askingProblem(meeting: Meeting, now: Instant): Refused | undefined {
  const chair = meeting.participants.get(meeting.chairId);
  if (!chair || !isAttending(chair))
    return refuse(
      'M33',
      'The chair is not here to be asked. Take the chair if they have left, or if the time arranged has come.',
    );
  const open = openChairRequest(meeting);
  return open && !open.answer && isBefore(now, unansweredAt(open))
    ? refuse(
        'M33',
        `${isolated(nameIn(meeting, open.participantId))} has asked for the chair already, and waits for the answer.`,
      )
    : undefined;
}

const onCommand: OnCommand<SuccessionCommand, SuccessionEvent> = {
  TakeTheChair: (meeting, command, { actor, now }) => {
    if (actor.participantId === meeting.chairId) return accept();
    const passing = chairPassing(meeting, actor, now);
    if (isRefused(passing)) return passing;
    const passed = { formerChairId: meeting.chairId, chairId: actor.participantId, passedBy: passing.passedBy };
    return accept({ ...command, type: 'ChairTaken', ...passed });
  },
  AskForTheChair: (meeting, command, { actor, now }) => {
    if (actor.participantId === meeting.chairId) return accept();
    const open = openChairRequest(meeting);
    const stillHolds = open && !open.answer && isBefore(now, staleAt(open));
    if (stillHolds && open.participantId === actor.participantId) return accept();
    return (
      claimProblem(meeting, actor) ??
      askingProblem(meeting, now) ??
      accept({ ...command, type: 'ChairAskedFor', participantId: actor.participantId })
    );
  },
  AnswerForTheChair: (meeting, command) => {
    const open = openChairRequest(meeting);
    if (!open) return refuse('M34', 'Nobody is asking for the chair now.');
    return open.answer?.agreed === command.agreed ? accept() : accept({ ...command, type: 'AnsweredForTheChair' });
  },
};

/** What was asked of a chair who has left or handed on is asked no more. */
export function endChairRequest(meeting: Meeting): void {
  const open = openChairRequest(meeting);
  if (open) open.over = true;
}

const onEvent: OnEvent<SuccessionEvent> = {
  ChairTaken: (meeting, { chairId, formerChairId, reason, passedBy }, entry) => {
    const former = meeting.participants.get(formerChairId);
    const chair = meeting.participants.get(chairId);
    if (former) former.role = 'member';
    if (chair) chair.role = 'chair';
    endChairRequest(meeting);
    meeting.chairId = chairId;
    meeting.chairChanges.push({ at: whenHappened(entry), chairId, formerChairId, reason, passedBy });
  },
  ChairAskedFor: (meeting, { participantId, reason }, { at }) => {
    endChairRequest(meeting);
    meeting.chairRequests.push({ at, participantId, chairId: meeting.chairId, reason });
  },
  AnsweredForTheChair: (meeting, { agreed, why }, { at }) => {
    const open = openChairRequest(meeting);
    if (open) open.answer = { at, agreed, why };
  },
};

const begin = ({ participants }: MeetingConvened): SuccessionBegins => ({
  chairId: participants.find(({ role }) => role === 'chair')?.participantId ?? '',
  chairChanges: [],
  chairRequests: [],
});

const catalogue: Catalogue<SuccessionEvent> = {
  ChairTaken: {
    class: 'record',
    atTheDoor: { reason: instead(''), formerChairId: 'told', chairId: 'told', passedBy: 'told', happenedAt: 'told' },
    outside: 'nothing',
    minutes: { section: 'attendance' },
    familyCopies: 'frame',
    changes: ['quorum', 'places'],
  },
  ChairAskedFor: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'attendance' },
    familyCopies: 'none',
    changes: [],
  },
  AnsweredForTheChair: {
    class: 'record',
    atTheDoor: 'nothing',
    outside: 'nothing',
    minutes: { section: 'attendance' },
    familyCopies: 'none',
    changes: [],
  },
};

export const successionTopic: Topic<SuccessionCommand, SuccessionEvent, SuccessionBegins> = {
  rights,
  begin,
  onCommand,
  onEvent,
  catalogue,
};
