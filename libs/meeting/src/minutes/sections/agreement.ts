/** How the minutes themselves came about: circulated, confirmed, made final, changed since, and who received which edition. */
import { documentInWords } from '../../documents/catalogue.js';
import { agencyNameIn, countsForAgency, nameIn, type Meeting } from '../../meeting.js';
import { authorOf } from '../../record.js';
import { isBefore } from '../../times.js';
import type { Change, Circulation, Confirmation, Final } from '../../topics/minutes.js';
import { lastConfirmation, minutesVersion, printedSince, standsConfirmed } from '../../topics/minutes-progress.js';
import type { Distribution } from '../../topics/edition.js';
import type { Instant } from '../../vocabulary.js';
import { londonDate } from '../../working-days.js';
import { clocks } from '../../judgements/clocks.js';
import type { Block } from '../document.js';
import { holderInWords } from '../../judgements/holders.js';
import { clause, counted, dateInWords, listInWords, momentInWords, sentence } from '../../words.js';
import { heading, paragraph } from './manner.js';
import { takenBackInWords, whoSaidIt } from './taken-down.js';

const circulated = (meeting: Meeting, { which, to, at, by, version, sequence }: Circulation): Block =>
  paragraph(
    `Circulated: version ${version}, ${documentInWords(meeting, which)}, to ${listInWords(to.map((one) => nameIn(meeting, one)))}, ${momentInWords(at)}, by ${nameIn(meeting, authorOf(by) ?? '')}.`,
    [sequence],
  );

function confirmed(meeting: Meeting, one: Confirmation, late: string): Block {
  const { agencyId, participantId, at, version, sequence, upTo, takenBack } = one;
  const since = printedSince(meeting, upTo, participantId);
  const by = `${agencyNameIn(meeting, agencyId)} (${whoSaidIt(meeting, participantId, one)})`;
  const said = `Confirmed by ${by}: version ${version}, ${momentInWords(at)}${late}, as of entry ${upTo}${since > 0 ? `; ${counted(since, 'change', 'changes')} since` : ''}.`;
  const back = takenBackInWords(meeting, one);
  return takenBack ? paragraph(`${said} ${back}`, [sequence, takenBack.sequence]) : paragraph(said, [sequence]);
}

/** Agencies that were there and have not confirmed what the version in hand says now. */
function unconfirmed(meeting: Meeting): Block[] {
  const came = [...meeting.participants.values()]
    .filter((one) => one.stays.length > 0 && countsForAgency(one))
    .map(({ facts }) => facts.agencyId);
  const missing = [...new Set(came)].filter((agencyId) => !standsConfirmed(meeting, agencyId));
  const once = (agencyId: string): boolean => lastConfirmation(meeting, agencyId) !== undefined;
  const names = missing.map(
    (agencyId) => `${agencyNameIn(meeting, agencyId)}${once(agencyId) ? ' (confirmed before the last change)' : ''}`,
  );
  return names.length > 0
    ? [paragraph(`Version ${minutesVersion(meeting)} is not confirmed yet by ${listInWords(names)}.`)]
    : [];
}

function changes(meeting: Meeting, since: string, changed: readonly Change[]): Block[] {
  if (changed.length === 0) return [];
  const items = changed.map(
    ({ what, by, at, why }) =>
      `${momentInWords(at)}, ${nameIn(meeting, authorOf(by) ?? '')}: ${clause(what)}${why ? ` (${clause(why)})` : ''}.`,
  );
  return [
    paragraph(`Changed since ${since}:`),
    { kind: 'list', items, sources: changed.map(({ sequence }) => sequence) },
  ];
}

const made = (meeting: Meeting, { version, at, by, upTo, headHash, sequence, changes: before }: Final): Block[] => [
  ...changes(meeting, `version ${version - 1}`, before),
  paragraph(
    `Made final: version ${version}, ${momentInWords(at)}, by ${nameIn(meeting, authorOf(by) ?? '')}; it holds the record up to entry ${upTo}${headHash ? `, whose fingerprint is ${headHash}` : ''}.`,
    [sequence],
  ),
];

const given = (meeting: Meeting, { which, to, how, at, by, sequence }: Distribution): Block =>
  paragraph(
    `Given out: ${documentInWords(meeting, which)}, to ${clause(holderInWords(meeting, to))}, ${momentInWords(at)}, by ${nameIn(meeting, authorOf(by) ?? '')}: ${sentence(how)}`,
    [sequence],
  );

/** Nothing until the meeting is closed: before that there are no minutes to agree. */
export function agreement(meeting: Meeting): Block[] {
  if (meeting.status.phase !== 'closed') return [];
  const { circulations, amendments, confirmations, finals, changedSinceFinal, distributions } = meeting;
  const last = finals.at(-1);
  const due = clocks(meeting).find(({ clockId }) => clockId === 'amendment-window')?.due;
  // where the procedure gives no limit, nothing comes late; whoever does is heard all the same
  const late = ({ at }: { readonly at: Instant }): string =>
    due?.known && (due.at ? isBefore(due.at, at) : due.date < londonDate(at))
      ? ', after the time for comments had ended'
      : '';
  return [
    heading('These minutes'),
    ...(circulations.length > 0
      ? circulations.map((one) => circulated(meeting, one))
      : [paragraph('Not circulated yet.')]),
    ...(due?.known
      ? [paragraph(`Time for comments: until ${due.at ? momentInWords(due.at) : dateInWords(due.date)}.`)]
      : []),
    ...[...amendments.values()]
      .filter(late)
      .map((one) =>
        paragraph(
          `Amendment asked for by ${nameIn(meeting, one.participantId)}, ${momentInWords(one.at)}${late(one)}.`,
          [one.sequence],
        ),
      ),
    ...confirmations.map((one) => confirmed(meeting, one, late(one))),
    ...unconfirmed(meeting),
    ...finals.flatMap((one) => made(meeting, one)),
    ...(last ? changes(meeting, `version ${last.version}`, changedSinceFinal) : [paragraph('Not made final yet.')]),
    ...distributions.map((one) => given(meeting, one)),
  ];
}
