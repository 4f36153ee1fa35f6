/** Typed text as it is shown: bullets and lines as they were meant, and no direction that reaches out of a name. */
import { asPlainText } from './minutes/document.js';
import {
  beginningOf,
  closed,
  isolated,
  printed,
  printedIn,
  printedRows,
  withoutIsolates,
  withPlainSigns,
} from './printed.js';
import { clause, sentence } from './words.js';
import { courtIndex } from './minutes/editions/court-index.js';
import type { MeetingCommand } from './commands-and-events.js';
import {
  arrival,
  arrive,
  askForTheChair,
  contribution,
  invite,
  leave,
  position,
  propose,
  takeTheChair,
  withdraw,
} from './testing/commands.js';
import { arrived, given, opened, usual, type Convening, type Step } from './testing/given.js';
import { circulate, closed as closedMeeting, confirmMinutes, makeEdition, withMinutes } from './testing/minutes.js';
import { acts, chair, dean, housing, minuteTaker, people, police, sw } from './testing/people.js';
import { discussion } from './testing/procedure.js';
import type { Participant } from './vocabulary.js';
import { minutes } from './testing/named.js';

describe('signs of a word processor', () => {
  it.each([
    ['\uF0B7\tred marks\n\uF0A7\tsleeves', '•\tred marks\n▪\tsleeves'],
    ['\uF0D8 arrow \uF0FC tick \uF0E0', '➢ arrow ✓ tick →'],
    ['\uF0A8 empty\n\uF0FE full', '◻ empty\n☑ full'],
    ['\uE123\tof a font nobody knows\n in the \uE123 middle', '•\tof a font nobody knows\n in the \uE123 middle'],
    ['14 Tanner Row\u000BMereshire', '14 Tanner Row\nMereshire'],
    ['one\rtwo\r\nthree\u2028four\u2029five\u0085six\u000Cseven', 'one\ntwo\nthree\nfour\nfive\nsix\nseven'],
    ['non\u001Ebreaking \u001Foptional', 'non\u2011breaking \u00ADoptional'],
    ['nothing of the kind: • ▪ ✓\n\ttab', 'nothing of the kind: • ▪ ✓\n\ttab'],
  ])('[N131] %j is shown as it was meant', (typed, shown) => expect(withPlainSigns(typed)).toBe(shown));

  it('[N131] print as bullets and lines, and the record keeps what came', () => {
    const statement = 'Seen:\n\uF0B7\tred marks\u000B14 Tanner Row';
    const { record } = given(opened(), police(contribution('c1', { statement }))).now;
    const printedMinutes = asPlainText(minutes(printedRows(record.rows), 'full'));
    expect(printedMinutes).toContain('Seen:\n•\tred marks\n14 Tanner Row');
    expect(printedMinutes).not.toMatch(/[\uF0B7\u000B]/u);
    expect(JSON.stringify(record.rows)).toContain(JSON.stringify(statement));
    expect(asPlainText(minutes(record.rows, 'full'))).toContain(statement);
  });
});

describe('directions', () => {
  it.each([
    ['Ruth Adeyemi', 'Ruth Adeyemi'],
    ['שרה כהן', '\u2068שרה כהן\u2069'],
    ['Amir \u202EDaranov', '\u2068Amir \u202EDaranov\u202C\u2069'],
    ['\u2067one\u2069', '\u2068\u2067one\u2069\u2069'],
    ['\u2067left open', '\u2068\u2067left open\u2069\u2069'],
    ['stray \u2069 and \u202C ends', '\u2068stray  and  ends\u2069'],
    ['\u202Ecrossed \u2067over\u202C\u2069', '\u2068\u202Ecrossed \u2067over\u2069\u202C\u2069'],
    ['שלום\nJohn\nנחמה', '\u2068שלום\u2069\nJohn\n\u2068נחמה\u2069'],
  ])('[N132] %j stands in isolates of its own where it could turn what stands around it', (typed, shown) => {
    expect(isolated(typed)).toBe(shown);
    expect(isolated(shown.replace(/^(\u2068)?\u2067/u, '$1'))).toBeDefined();
  });

  it('[N132] what is isolated once is not isolated again', () => {
    for (const name of ['שרה כהן', 'محمد', 'מרים (אמא)']) expect(printed(printed(name))).toBe(printed(name));
    expect(withoutIsolates(printed('שרה כהן'))).toBe('שרה כהן');
  });

  it('[N132] a text that is cut, or ends a sentence, stays closed', () => {
    expect(beginningOf('\u2068שרה כהן אמרה\u2069', 6)).toBe('\u2068שרה \u2069…');
    expect(closed('\u2068א')).toBe('\u2068א\u2069');
    expect([sentence('\u2068אמא.\u2069'), sentence('\u2068אמא\u2069')]).toEqual([
      '\u2068אמא.\u2069',
      '\u2068אמא\u2069.',
    ]);
    expect(clause('\u2068אמא.\u2069')).toBe('\u2068אמא\u2069');
  });

  it('[N132] a value nothing of which is shown otherwise is itself', () => {
    const value = { name: 'Ruth', list: ['one', { text: 'two' }] };
    expect(printedIn(value)).toBe(value);
    expect(printedIn({ ...value, name: 'שרה' })).toEqual({ ...value, name: '\u2068שרה\u2069' });
  });
});

const turned = '\u202Edeman';
const turnedPeople = usual.map((name): Participant => ({
  ...people[name],
  name: `${people[name].name} ${turned}`,
  agencyName: `${people[name].agencyName} ${turned}`,
}));

const named: Convening = {
  convening: { participants: turnedPeople, people: [{ ...dean, name: `Dean ${turned}` }] },
  procedure: withMinutes({}, discussion),
};
const spoken = <C extends MeetingCommand>(spokenByParticipantId: string, command: C): C => ({
  ...command,
  spokenByParticipantId,
});
const giveLink = (participantId: string) => ({ type: 'GiveLink', participantId, how: 'read-out', used: true }) as const;
const proposed = [...opened(), chair(propose('d1'))];
const asked = [...opened(), minuteTaker(giveLink('police'))];
const colleague = acts('sw2');
const withColleague = [
  ...opened(),
  chair(invite({ ...people.sw, participantId: 'sw2', name: 'Ada' })),
  colleague(arrive()),
];
const onThePhone = (who: string) => minuteTaker(arrival(who));

/** Each refusal that names somebody, or an agency: its rule, what came before, and what is refused. */
const naming: readonly [rule: string, before: readonly Step[], refused: Step][] = [
  ['A13', [], police({ type: 'AnswerInvitation', answer: 'deputy', deputy: { ...people.nurse, role: 'member' } })],
  ['A37', asked, minuteTaker(giveLink('police'))],
  ['A37', asked, chair(giveLink('police'))],
  ['A38', opened(), chair({ type: 'AgreeLink', participantId: 'police' })],
  ['D14', [...proposed, ...arrived('housing')], housing(position('d1'))],
  ['D14', [...proposed, onThePhone('housing')], chair(spoken('housing', position('d1')))],
  ['M18', opened('deputy'), sw(takeTheChair())],
  ['M31', arrived('sw'), sw(takeTheChair())],
  ['M32', opened(), sw(takeTheChair())],
  ['M33', [...withColleague, sw(askForTheChair())], colleague(askForTheChair())],
  ['M35', [...opened(), chair(leave()), sw(takeTheChair())], sw(withdraw('chair'))],
  ['N45', closedMeeting(), housing(confirmMinutes)],
  ['N80', closedMeeting(), police(confirmMinutes)],
  ['N51', closedMeeting(), minuteTaker(makeEdition('full', { externalRecipient: `Dean ${turned}` }))],
  ['N105', closedMeeting(), minuteTaker(makeEdition('full', { externalRecipient: `D. ${turned}` }))],
  ['N38', closedMeeting(), minuteTaker(circulate('agency-police', ['hv']))],
];

describe('names in sentences of ours', () => {
  it.each(naming)('[N133] are isolated in every refusal that names somebody: %s', (rule, before, refused) => {
    const ruling = given(named, ...before).record.ask(refused);
    expect(ruling).toMatchObject({
      verdict: 'refused',
      refusal: { rule, because: expect.stringContaining(turned) as string },
    });
    const { because } = ruling.verdict === 'refused' ? ruling.refusal : { because: '' };
    expect(because.replace(/\u2068[^\u2068\u2069]*\u202C\u2069/gu, '')).not.toContain(turned);
  });

  it('[N132] are isolated in the court index where a text is cut', () => {
    const { record } = given(opened(), police(contribution('c1', { statement: `${'שרה '.repeat(80)}\u202E` }))).now;
    const lines = JSON.stringify(courtIndex(printedRows(record.rows)));
    expect(lines).toMatch(/ \u202C?\u2069? ?…|\u2069 …/u);
    expect(lines.split('\u2068').length).toBe(lines.split('\u2069').length);
  });
});
