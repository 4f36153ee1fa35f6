/** Who was asked, who came, when and how, with what authority; and the quorum over time. */
import { isInvited, nameIn, type Adjournment, type Attendee, type Meeting, type Standing, type Stay } from '../../meeting.js';
import { authorOf } from '../../record.js';
import { sectorsInWords } from '../../topics/convening.js';
import { roleNames, sectorNames } from '../../vocabulary.js';
import type { Block } from '../document.js';
import { dateInWords, momentInWords, orNotStated, whenInWords } from '../words.js';

const standingNames: Record<Standing['state'], string> = {
  invited: 'invited, has not come', waiting: 'waited to come in', attending: 'attended', departed: 'attended, and left', withdrawn: 'invitation withdrawn', declined: 'declined entry',
};
const modeNames = { 'in-person': 'in person', video: 'by video', phone: 'by phone' } as const;

function stayInWords(meeting: Meeting, attendee: Attendee, { mode, arrivedAt, leftAt, recordedBy, corrections }: Stay): string {
  const recorder = authorOf(recordedBy);
  const by = recorder && recorder !== attendee.participantId ? `, recorded by ${nameIn(meeting, recorder)}` : '';
  const left = leftAt ? ` to ${momentInWords(leftAt)}` : '';
  const corrected = corrections.map((one) => `; corrected to ${[one.arrivedAt, one.leftAt].map((time) => (time ? momentInWords(time) : 'as recorded')).join(' until ')}: ${one.why}`).join('');
  return `${modeNames[mode]} from ${momentInWords(arrivedAt)}${left}${by}${corrected}`;
}

const whyNotIn = (standing: Standing): string[] => ('reason' in standing ? [standing.reason] : 'why' in standing ? [standing.why] : []);

function howItWent(meeting: Meeting, attendee: Attendee): string {
  const { standing, stays, answer, standsFor, walkIn, knowsFamily } = attendee;
  const parts = [stays.length > 0 && isInvited(attendee) ? 'attended' : standingNames[standing.state], ...stays.map((stay) => stayInWords(meeting, attendee, stay))];
  if (walkIn) parts.push('joined without earlier invitation');
  if (answer?.answer === 'apologies') parts.push(`sent apologies${answer.reason ? `: ${answer.reason}` : ''}`);
  if (answer?.deputyId) parts.push(`sent ${nameIn(meeting, answer.deputyId)} as deputy`);
  if (standsFor) parts.push(`deputy for ${nameIn(meeting, standsFor)}`);
  if (knowsFamily) parts.push(`knows the family: ${knowsFamily}`);
  parts.push(...whyNotIn(standing));
  return parts.join('; ');
}

export function attendance(meeting: Meeting): Block[] {
  const rows = [...meeting.participants.values()].map((attendee) => {
    const { facts, role, mayDecide } = attendee;
    return [facts.name, `${facts.post}, ${facts.agencyName} (${sectorNames[facts.sector]})`, roleNames[role], mayDecide ? 'can decide for the agency' : 'cannot decide for the agency', howItWent(meeting, attendee)];
  });
  return [
    { kind: 'facts', facts: meetingFacts(meeting) },
    { kind: 'table', caption: 'Children', head: ['Name', 'Date of birth'], rows: [...meeting.children.values()].map((child) => [child.name, orNotStated(child.dateOfBirth ? dateInWords(child.dateOfBirth) : child.expectedOn && `expected ${dateInWords(child.expectedOn)}`)]) },
    { kind: 'table', caption: 'Invited and attending', head: ['Name', 'Post and agency', 'Role', 'Authority', 'Attendance'], rows },
    ...meeting.chairChanges.map(({ at, chairId, formerChairId, reason }): Block => ({
      kind: 'paragraph', text: `${nameIn(meeting, chairId)} took the chair from ${nameIn(meeting, formerChairId)} at ${momentInWords(at)}: ${reason}`,
    })),
    ...meeting.adjournments.map((one): Block => ({ kind: 'paragraph', sources: [one.sequence], text: adjournmentInWords(one) })),
    ...statements(meeting),
  ];
}

function meetingFacts(meeting: Meeting) {
  const { procedure, status } = meeting;
  return [
    { name: 'Reference', value: meeting.reference },
    { name: 'Concern', value: meeting.concern },
    { name: 'Procedure', value: `${procedure.title}, version ${procedure.version} (${procedure.edition})` },
    { name: 'Place', value: meeting.place },
    { name: 'Decided to hold it', value: meeting.decidedToHoldAt ? momentInWords(meeting.decidedToHoldAt) : orNotStated(undefined) },
    { name: 'Opened', value: 'openedAt' in status ? momentInWords(status.openedAt) : 'not yet' },
    { name: 'Closed', value: status.phase === 'closed' ? momentInWords(status.closedAt) : 'not yet' },
  ];
}

function adjournmentInWords({ adjournedAt, reason, resumeAt, resumed }: Adjournment): string {
  const until = resumeAt ? `, to resume ${momentInWords(resumeAt)}` : '';
  const after = resumed ? ` Resumed ${momentInWords(resumed.at)}${resumed.reason ? `: ${resumed.reason}` : '.'}` : ' Not resumed.';
  return `Adjourned ${momentInWords(adjournedAt)}${until}: ${reason}${after}`;
}

function statements(meeting: Meeting): Block[] {
  const read = meeting.procedure.statements.map(({ statementId, title }) => {
    const at = meeting.statementsRead.get(statementId);
    return `${title}: ${at ? `read out at ${momentInWords(at)}` : 'not read out'}`;
  });
  return read.length > 0 ? [{ kind: 'list', items: read }] : [];
}

export function quorum(meeting: Meeting): Block[] {
  const changes = meeting.quorumChanges.map(({ at, quorate, missing }) =>
    `${momentInWords(at)}: ${quorate ? 'quorate' : missing.length > 0 ? `not quorate; ${sectorsInWords(missing)} missing` : 'not quorate; too few agencies'}`);
  const covers = meeting.covers.map((cover): Block => {
    const ground = meeting.procedure.quorum.grounds.find(({ groundId }) => groundId === cover.groundId);
    const heard = cover.missing.map(({ sector, howHeard, byWhen }) => `${sectorNames[sector]}: ${howHeard}, by ${momentInWords(byWhen)}`);
    return {
      kind: 'paragraph', sources: [cover.sequence],
      text: `From ${whenInWords({ at: cover.since })}${cover.endedAt ? ` to ${momentInWords(cover.endedAt)}` : ''} the chair proceeded without quorum. Ground: ${ground?.label ?? cover.groundId}. Reason: ${cover.reason}. To be heard: ${heard.join('; ') || orNotStated(undefined)}. ${ground?.then ?? ''}`.trim(),
    };
  });
  return [{ kind: 'list', items: changes.length > 0 ? changes : ['Nobody has arrived yet.'] }, ...covers];
}
