/** What was left open and why, everything not stated by whose it is, time limits, what is kept from the reader; and the summary. */
import { agencyNameIn, nameIn, type Meeting } from '../../meeting.js';
import { clocks, type ClockState } from '../../judgements/clocks.js';
import { closingChecks, type CheckState } from '../../judgements/closing-checks.js';
import type { Block } from '../document.js';
import { gaps } from '../../judgements/gaps.js';
import { counted, dateInWords, listInWords, momentInWords, orNotStated, sentence } from '../../words.js';
import { agreement } from './agreement.js';
import { heading, inFull, ownFirst, paragraph, type Manner } from './manner.js';

function checkInWords(meeting: Meeting, { checkId, label, met, note }: CheckState): string {
  const left =
    meeting.status.phase === 'closed'
      ? meeting.status.outstanding.find((one) => one.checkId === checkId)?.why
      : undefined;
  return `${label}: ${met ? (note ?? 'yes') : left ? `left open: ${left}` : 'not yet'}`;
}

const clockInWords = ({ label, limit, due }: ClockState): string =>
  `${label}: ${limit}. ${due.known ? `Runs out ${due.at ? momentInWords(due.at) : dateInWords(due.date)}.` : due.because}`;

/** Checks left open with their reasons, and everything not stated; in an agency’s edition what it owes first. */
export function outstanding(meeting: Meeting, manner: Manner = inFull): Block[] {
  const open = ownFirst(gaps(meeting), manner, ({ agencyId }) => agencyId ?? '').map(({ what, agencyId }) =>
    agencyId && !what.includes(agencyNameIn(meeting, agencyId))
      ? `${what} (for ${agencyNameIn(meeting, agencyId)})`
      : what,
  );
  return [
    { kind: 'list', items: closingChecks(meeting).map((check) => checkInWords(meeting, check)) },
    heading('Not stated'),
    { kind: 'list', items: open.length > 0 ? open : ['Nothing that the procedure asks for is missing.'] },
    heading('Time limits'),
    { kind: 'list', items: clocks(meeting).map(clockInWords) },
    ...notInThisCopy(meeting),
    ...restrictedLater(meeting),
  ];
}

/** How much is not in this copy, because it is kept from its reader or stands in a restricted annex: the same sentence for both. */
const notInThisCopy = ({ withheld }: Meeting): Block[] =>
  withheld.size === 0
    ? []
    : [paragraph(`${counted(withheld.size, 'entry of the record is', 'entries of the record are')} not in this copy.`)];

/** What was kept back later, and from whom it no longer could be. */
const restrictedLater = (meeting: Meeting): Block[] =>
  meeting.restrictions.map(({ at, alreadySeenBy }) => {
    const seen =
      alreadySeenBy.length > 0
        ? ` Already seen by ${listInWords(alreadySeenBy.map((participantId) => nameIn(meeting, participantId)))}.`
        : '';
    return paragraph(`An entry was kept to fewer people from ${momentInWords(at)}.${seen}`);
  });

function closingWords({ status }: Meeting): Block[] {
  if (status.phase === 'cancelled') return [paragraph(`Cancelled: ${sentence(status.reason)}`)];
  if (status.phase !== 'closed') return [paragraph('The meeting has not been closed.')];
  return [
    paragraph(status.summary),
    paragraph(`Next meeting: ${status.nextMeetingAt ? momentInWords(status.nextMeetingAt) : orNotStated(undefined)}.`),
  ];
}

export const summary = (meeting: Meeting): Block[] => [...closingWords(meeting), ...agreement(meeting)];
