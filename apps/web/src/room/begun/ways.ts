/** In which forms words can still be sent whose own form is gone: what the rules of the meeting accept from this person now. */
import {
  isSettled,
  keepsRecord,
  matterOf,
  type Attendee,
  type Command,
  type Meeting,
  type PhaseName,
  decide,
} from '#meeting';
import { keptToIn } from '../contribution/kept-to.js';
import type { Form } from '../../forms/form.js';
import type { Begun } from '../../live/begun.js';
import { invited } from '../../people/agencies.js';

export interface Way {
  readonly wayId: string;
  readonly label: string;
  /** Whether it has to be said whose words they are. */
  readonly asksWho: boolean;
  command(text: string, who: string): Command;
}

export interface Situation {
  readonly meeting: Meeting;
  readonly me: Attendee;
  readonly phase: PhaseName;
}

/** Whose words they can be. */
export const speakersIn = (meeting: Meeting): Attendee[] =>
  invited(meeting).filter(({ role }) => role !== 'minute-taker' && role !== 'observer');

/** @param form holds the draft: whom its words were to be kept to holds for every way they are sent. */
export function waysFor(situation: Situation, begun: Begun, form: Form): Way[] {
  const { meeting, me } = situation;
  const restrictedTo = keptToIn(form) ?? keptToIn(form, 'yet:');
  const about = aboutChild(meeting, begun, form);
  const taken = keepsRecord(me) ? takenDown(situation, begun, { restrictedTo, about }) : [];
  const own = me.role === 'minute-taker' ? [] : ownWords(situation, { restrictedTo, about });
  const isTakenDown = /^(?:capture$|from-note-)/u.test(begun.formId);
  const all = [
    ...(restrictedTo ? [] : disagreementWith(meeting, begun)),
    ...(isTakenDown ? [...taken, ...own] : [...own, ...taken]),
  ];
  const someone = speakersIn(meeting)[0]?.participantId ?? '';
  return all.filter((way) => isAccepted(situation, way.command('x', someone)));
}

const isAccepted = ({ meeting, me }: Situation, command: Command): boolean =>
  decide(meeting, command, {
    actor: { participantId: me.participantId },
    now: new Date().toISOString(),
  }).verdict !== 'refused';

const outside = (phase: PhaseName): string => (phase === 'closed' ? ', marked as received outside the meeting' : '');
/** What goes with the words in whatever form they are sent. */
interface Kept {
  readonly restrictedTo: readonly string[] | undefined;
  readonly about: { readonly childIds?: readonly string[] };
}

/** The child a form names; the only one, where the form is about a child and need not ask which. */
function aboutChild({ children }: Meeting, { formId }: Begun, form: Form): Kept['about'] {
  const [only, second] = [...children.keys()];
  const isAboutChild = formId === 'voice' || formId === 'not-heard' || formId === 'whereabouts';
  const named = [form.text('childId'), ...form.list('childIds')].filter((one) => children.has(one));
  const childIds = named.length === 0 && isAboutChild && only && !second ? [only] : [...new Set(named)];
  return childIds.length > 0 ? { childIds } : {};
}

const restriction = (restrictedTo: readonly string[] | undefined) => (restrictedTo ? { restrictedTo } : {});

const ownWords = ({ me, phase }: Situation, { restrictedTo, about }: Kept): Way[] => [
  {
    wayId: 'own',
    label: `What ${me.facts.agencyName} shares${outside(phase)}`,
    asksWho: false,
    command: (statement) => ({
      type: 'MakeContribution',
      contributionId: crypto.randomUUID(),
      statement,
      ...about,
      ...restriction(restrictedTo),
    }),
  },
];

function takenDown({ meeting, phase }: Situation, { formId }: Begun, { restrictedTo, about }: Kept): Way[] {
  const [, noteId = ''] = /^from-note-(.+)$/u.exec(formId) ?? [];
  // once the note is withdrawn, its words are sent as a contribution of their own
  const fromNoteId = meeting.notes.get(noteId)?.withdrawal ? '' : noteId;
  const words: Way = {
    wayId: 'spoken',
    label: `The words of whoever said them${outside(phase)}`,
    asksWho: true,
    command: (statement, who) => ({
      type: 'MakeContribution',
      contributionId: crypto.randomUUID(),
      statement,
      spokenByParticipantId: who,
      onBehalfOfAgencyId: meeting.participants.get(who)?.facts.agencyId ?? '',
      ...(fromNoteId ? { fromNoteId } : {}),
      ...about,
      ...restriction(restrictedTo),
    }),
  };
  const note: Way = {
    wayId: 'note',
    label: 'A raw note, for chair, deputy and minute-taker',
    asksWho: false,
    command: (text) => ({ type: 'TakeNote', noteId: crypto.randomUUID(), text }),
  };
  return restrictedTo ? [words] : [words, note];
}

/** The reason of a position on what has since been decided is said as a disagreement with it. */
function disagreementWith(meeting: Meeting, { formId }: Begun): Way[] {
  const [, decisionId = ''] = /^position-(.+)-\d+$/u.exec(formId) ?? [];
  const decision = meeting.decisions.get(decisionId);
  if (!decision || !isSettled(decision)) return [];
  return [
    {
      wayId: 'disagreement',
      label: `A disagreement with the decision: ${matterOf(meeting, decision.matterId)?.title ?? 'decided'}`,
      asksWho: false,
      command: (statement) => ({
        type: 'RaiseDisagreement',
        disagreementId: crypto.randomUUID(),
        about: { kind: 'decision', decisionId },
        statement,
        standing: 'agency',
      }),
    },
  ];
}
