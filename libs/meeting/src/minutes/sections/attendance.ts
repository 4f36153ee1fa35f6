/** Who was asked, who came, when and how, with what authority; and the quorum over time. */
import {
  agencyNameIn,
  isInvited,
  nameIn,
  neverThere,
  type Adjournment,
  type Attendee,
  type ChairChange,
  type Meeting,
  type QuorumChange,
  type Standing,
  type Stay,
} from '../../meeting.js';
import { quorumCoursePutRight } from '../../quorum-put-right.js';
import { authorOf } from '../../record.js';
import type { KnownBy } from '../../topics/attendance.js';
import { neverInvited, sectorsInWords } from '../../topics/convening.js';
import { giverIn, type FurtherLink } from '../../topics/link.js';
import type { ChairPass, ChairRequest } from '../../topics/succession.js';
import { roleNames, sectorNames } from '../../vocabulary.js';
import type { Block } from '../document.js';
import { clause, dateInWords, listInWords, momentInWords, orNotStated, sentence, whenInWords } from '../../words.js';
import { paragraph } from './manner.js';
import { childrenPutRight, putRight } from './put-right.js';

const standingNames: Record<Standing['state'], string> = {
  invited: 'invited, has not come',
  waiting: 'waited to come in',
  attending: 'attended',
  departed: 'attended, and left',
  withdrawn: 'invitation withdrawn',
  declined: 'declined entry',
  'recorded-afterwards': 'attended, and was not in the list',
};
const modeNames = { 'in-person': 'in person', video: 'by video', phone: 'by phone' } as const;

/** How we know somebody on the telephone. */
const waysKnownInWords = {
  'rang-them': 'we rang the number their agency gave',
  'known-voice': 'a known voice',
  'rang-in': 'they rang in, not checked',
} as const satisfies Record<KnownBy, string>;

const because = (why: string | undefined): string => (why === undefined ? '' : `: ${clause(why)}`);

function stayInWords(
  meeting: Meeting,
  attendee: Attendee,
  { mode, arrivedAt, leftAt, leftWhy, recordedBy, byLinkOf, knownBy, rungBack, why, added, corrections }: Stay,
): string {
  const known = knownBy ? ` (${waysKnownInWords[knownBy]})` : '';
  const rung = rungBack
    ? `, rung back by ${nameIn(meeting, authorOf(rungBack.by) ?? '')} at ${momentInWords(rungBack.at)}`
    : '';
  const recorder = authorOf(recordedBy);
  const by = recorder && recorder !== attendee.participantId ? `, recorded by ${nameIn(meeting, recorder)}` : '';
  const link = byLinkOf ? `, came in by a link given out by ${giverIn(meeting, byLinkOf)}` : '';
  const left = leftAt ? ` to ${momentInWords(leftAt)}` : '';
  const corrected = corrections
    .map(
      (one) =>
        `; corrected to ${[one.arrivedAt, one.leftAt].map((time) => (time ? momentInWords(time) : 'as recorded')).join(' until ')}: ${one.why}`,
    )
    .join('');
  const late = added ? `; added ${momentInWords(added.at)}${because(added.why)}` : '';
  const departed = leftWhy ? `; the leaving was put right${because(leftWhy)}` : '';
  return `${modeNames[mode]}${known} from ${momentInWords(arrivedAt)}${left}${by}${rung}${link}${because(why)}${late}${departed}${corrected}`;
}

const whyNotIn = (standing: Standing): string[] =>
  'reason' in standing ? [standing.reason] : 'why' in standing ? [standing.why] : [];

/** What is to be said of somebody’s place in the meeting besides their stays. */
function particulars(
  meeting: Meeting,
  { standing, standsFor, walkIn, knowsFamily, invitedAt, mayDecide, facts }: Attendee,
): string[] {
  const late = invitedAt !== meeting.convenedAt && !walkIn;
  return [
    ...(late ? [`invited ${momentInWords(invitedAt)}`] : []),
    ...(walkIn ? ['joined without earlier invitation'] : []),
    ...(standsFor ? [`deputy for ${nameIn(meeting, standsFor)}`] : []),
    ...(knowsFamily ? [`knows the family: ${clause(knowsFamily)}`] : []),
    ...(mayDecide === facts.mayDecide
      ? []
      : [`came recorded as ${authority(facts.mayDecide)}, which the chair changed`]),
    ...whyNotIn(standing),
  ];
}

function answered(meeting: Meeting, { answer }: Attendee): string[] {
  const apologies =
    answer?.answer === 'apologies' ? [`sent apologies${answer.reason ? `: ${clause(answer.reason)}` : ''}`] : [];
  return answer?.deputyId ? [...apologies, `sent ${nameIn(meeting, answer.deputyId)} as deputy`] : apologies;
}

function howItWent(meeting: Meeting, attendee: Attendee): string {
  const { standing, stays } = attendee;
  const came = stays.length > 0 && isInvited(attendee) ? 'attended' : standingNames[standing.state];
  return [
    came,
    ...stays.map((stay) => stayInWords(meeting, attendee, stay)),
    ...answered(meeting, attendee),
    ...particulars(meeting, attendee),
  ].join('; ');
}

const authority = (mayDecide: boolean): string =>
  mayDecide ? 'can decide for the agency' : 'cannot decide for the agency';

const childrenHere = ({ children }: Meeting): Block => ({
  kind: 'table',
  caption: 'Children',
  head: ['Name', 'Date of birth'],
  rows: [...children.values()].map(({ name, dateOfBirth, expectedOn }) => [
    name,
    orNotStated(dateOfBirth ? dateInWords(dateOfBirth) : expectedOn && `expected ${dateInWords(expectedOn)}`),
  ]),
});

export function attendance(meeting: Meeting): Block[] {
  const rows = [...meeting.participants.values()].map((attendee) => {
    const { facts, role, mayDecide } = attendee;
    return [
      facts.name,
      `${facts.post}, ${facts.agencyName} (${sectorNames[facts.sector]})`,
      roleNames[role],
      authority(mayDecide),
      howItWent(meeting, attendee),
    ];
  });
  return [
    { kind: 'facts', facts: meetingFacts(meeting) },
    childrenHere(meeting),
    {
      kind: 'table',
      caption: 'Invited and attending',
      head: ['Name', 'Post and agency', 'Role', 'Authority', 'Attendance'],
      rows,
    },
    ...putRight(meeting, 'participant'),
    ...childrenPutRight(meeting),
    ...furtherLinks(meeting),
    ...meeting.chairRequests.map((one) => paragraph(requestInWords(meeting, one))),
    ...meeting.chairChanges.map((one) => paragraph(chairChangeInWords(meeting, one))),
    ...meeting.adjournments.map((one) => paragraph(adjournmentInWords(one), [one.sequence])),
    ...statements(meeting),
  ];
}

/** Links beyond a place’s first, each with who stood for it. */
function furtherLinks(meeting: Meeting): Block[] {
  return meeting.linksGiven.flatMap(({ at, by, participantId, further, openedAt, sequence }) => {
    if (!further) return [];
    const giver = giverIn(meeting, authorOf(by) ?? 'convener');
    const stood = whoStood(meeting, further);
    const opened = openedAt ? ` It was opened at ${momentInWords(openedAt)}.` : ' It has not been opened.';
    const given = `Another link for the place of ${nameIn(meeting, participantId)} was given out at ${momentInWords(at)} by ${giver}${stood}.`;
    return [paragraph(`${given}${opened}`, [sequence])];
  });
}

function whoStood(meeting: Meeting, { agreedBy, told }: FurtherLink): string {
  if (!agreedBy) return ', and everybody inside was told, because there was nobody else to agree';
  const name = nameIn(meeting, agreedBy);
  return told
    ? `, ${name} agreed, and everybody inside was told, because both have their places through one person`
    : `, and ${name} agreed`;
}

function requestInWords(meeting: Meeting, { at, participantId, chairId, reason, answer }: ChairRequest): string {
  const asked = `${nameIn(meeting, participantId)} asked ${nameIn(meeting, chairId)} for the chair at ${momentInWords(at)}: ${sentence(reason)}`;
  if (!answer) return `${asked} There was no answer.`;
  const why = answer.why ? `: ${answer.why}` : '';
  return `${asked} Answered at ${momentInWords(answer.at)}: ${sentence(`${answer.agreed ? 'agreed' : 'not now'}${why}`)}`;
}

/** How the chair passed, of the one who had it; a record of before it was kept says nothing. */
const passingInWords: Record<ChairPass, (former: string) => string> = {
  deputy: () => ' The deputy chair takes it first.',
  agreement: (former) => ` ${former} agreed.`,
  'chair-left': (former) => ` ${former} had left.`,
  'chair-not-come': (former) => ` ${former} had not come by the time arranged.`,
  'no-answer': (former) => ` ${former} was asked, and had not answered for two minutes.`,
};

function chairChangeInWords(meeting: Meeting, { at, chairId, formerChairId, reason, passedBy }: ChairChange): string {
  const former = nameIn(meeting, formerChairId);
  const how = passedBy ? passingInWords[passedBy](former) : '';
  return `${nameIn(meeting, chairId)} took the chair from ${former} at ${momentInWords(at)}: ${sentence(reason)}${how}`;
}

function meetingFacts(meeting: Meeting) {
  const { procedure, status } = meeting;
  return [
    { name: 'Reference', value: meeting.reference },
    { name: 'Concern', value: meeting.concern },
    { name: 'Procedure', value: `${procedure.title}, version ${procedure.version} (${procedure.edition})` },
    { name: 'Convened', value: momentInWords(meeting.convenedAt) },
    { name: 'Arranged for', value: momentInWords(meeting.scheduledFor) },
    { name: 'Place', value: meeting.place },
    {
      name: 'Decided to hold it',
      value: meeting.decidedToHoldAt ? momentInWords(meeting.decidedToHoldAt) : orNotStated(undefined),
    },
    { name: 'Opened', value: 'openedAt' in status ? momentInWords(status.openedAt) : 'not yet' },
    { name: 'Closed', value: status.phase === 'closed' ? momentInWords(status.closedAt) : 'not yet' },
  ];
}

function adjournmentInWords({ adjournedAt, reason, resumeAt, resumed }: Adjournment): string {
  const until = resumeAt ? `, to resume ${momentInWords(resumeAt)}` : '';
  const after = resumed
    ? ` Resumed ${sentence(`${momentInWords(resumed.at)}${resumed.reason ? `: ${resumed.reason}` : ''}`)}`
    : ' Not resumed.';
  return `Adjourned ${momentInWords(adjournedAt)}${until}: ${sentence(reason)}${after}`;
}

function statements(meeting: Meeting): Block[] {
  const read = meeting.procedure.statements.map(({ statementId, title }) => {
    const at = meeting.statementsRead.get(statementId);
    return `${title}: ${at ? `read out at ${momentInWords(at)}` : 'not read out'}`;
  });
  return read.length > 0 ? [{ kind: 'list', items: read }] : [];
}

/** Who was asked and never came, and whom nobody asked: neither is silence. */
function absent(meeting: Meeting): Block[] {
  if (meeting.status.phase === 'before-opening') return [];
  const [uninvited, away] = [neverInvited(meeting), neverThere(meeting)];
  return [
    ...(away.length > 0
      ? [paragraph(`Invited, and never there: ${listInWords(away.map((one) => agencyNameIn(meeting, one)))}.`)]
      : []),
    ...(uninvited.length > 0
      ? [paragraph(`Required by the procedure, and nobody was invited from there: ${sectorsInWords(uninvited)}.`)]
      : []),
  ];
}

/** What was counted then stays; where attendance was put right since, the other reckoning stands below it. */
function coursePutRight(meeting: Meeting): Block[] {
  const course = quorumCoursePutRight(meeting).map(
    ({ at, quorum }) => `from ${momentInWords(at)} ${quorum ? inWords(quorum) : 'as listed'}`,
  );
  return course.length > 0 ? [paragraph(`By attendance put right since: ${course.join('; ')}.`)] : [];
}

const inWords = ({ quorate, missing }: Pick<QuorumChange, 'quorate' | 'missing'>): string =>
  quorate
    ? 'quorate'
    : `not quorate, ${missing.length > 0 ? `without ${sectorsInWords(missing)}` : 'with too few agencies'}`;

export function quorum(meeting: Meeting): Block[] {
  const changes = meeting.quorumChanges.map(
    ({ at, quorate, missing }) =>
      `${momentInWords(at)}: ${quorate ? 'quorate' : missing.length > 0 ? `not quorate; ${sectorsInWords(missing)} missing` : 'not quorate; too few agencies'}`,
  );
  const covers = meeting.covers.map((cover): Block => {
    const ground = meeting.procedure.quorum.grounds.find(({ groundId }) => groundId === cover.groundId);
    const heard = cover.missing.map(
      ({ sector, howHeard, byWhen }) => `${sectorNames[sector]}: ${clause(howHeard)}, by ${momentInWords(byWhen)}`,
    );
    const proceeded = `From ${whenInWords({ at: cover.since })}${cover.endedAt ? ` to ${momentInWords(cover.endedAt)}` : ''} the chair proceeded without quorum.`;
    const grounds = `Ground: ${sentence(ground?.label ?? cover.groundId)} Reason: ${sentence(cover.reason)} To be heard: ${sentence(heard.join('; ') || orNotStated(undefined))}`;
    return paragraph(`${proceeded} ${grounds} ${ground?.then ?? ''}`.trim(), [cover.sequence]);
  });
  return [
    { kind: 'list', items: changes.length > 0 ? changes : ['Nobody has arrived yet.'] },
    ...coursePutRight(meeting),
    ...covers,
    ...absent(meeting),
  ];
}
