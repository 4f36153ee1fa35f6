import {
  acknowledge,
  agree,
  analysis,
  close,
  confirm,
  contribution,
  correction,
  decideOn,
  disagree,
  escalate,
  position,
  propose,
  readBack,
  respond,
  search,
  tellFamily,
  voice,
  whole,
} from '../testing/commands.js';
import { convened, given, minute, opened, usual } from '../testing/given.js';
import {
  answerAmendment,
  answerFlag,
  circulate,
  closed,
  confirmMinutes,
  distribute,
  finalise,
  flag,
  requestAmendment,
  withMinutes,
  write,
} from '../testing/minutes.js';
import { chair, hv, minuteTaker, police, school, sw } from '../testing/people.js';
import { asPlainText, type Block, type MinutesDocument } from './document.js';
import { clause, sentence } from '../words.js';
import { type DocumentName } from '../documents/which.js';
import { minutes } from '../testing/named.js';

type Steps = Parameters<typeof given>;
const made = (name: DocumentName, ...steps: Steps): MinutesDocument => minutes(given(...steps).record.rows, name);
const sectionOf = ({ sections }: MinutesDocument, sectionId: string): readonly Block[] =>
  sections.find((one) => one.sectionId === sectionId)?.blocks ?? [];
const textOf = (block: Block | undefined): string => (block && 'text' in block ? block.text : JSON.stringify(block));
const saying = (blocks: readonly Block[], words: string): Block | undefined =>
  blocks.find((block) => JSON.stringify(block).includes(words));
const places = (blocks: readonly Block[], ...words: string[]): number[] =>
  words.map((word) => blocks.findIndex((block) => JSON.stringify(block).includes(word)));
const inOrder = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => number >= 0 && (index === 0 || number > (numbers[index - 1] ?? 0)));

describe('where each line comes from', () => {
  const said = made(
    'full',
    opened(),
    minuteTaker(contribution('c1', { onBehalfOfAgencyId: 'police' })),
    police(confirm('c1')),
    hv(acknowledge('c1')),
    police(correction('c1')),
    hv(contribution('c2')),
  );
  const blocks = sectionOf(said, 'contributions');

  it('[N61] a contribution cites its row once, on its heading', () => {
    expect(blocks.filter(({ sources }) => sources?.includes(9)).map(({ kind }) => kind)).toEqual(['heading']);
    expect(blocks.filter(({ kind }) => kind === 'facts').map(({ sources }) => sources)).toEqual([undefined, undefined]);
  });
  it('[N61] what became of it cites the row that says so', () => {
    expect(
      ['Confirmed by Karim', 'Acknowledged by', 'Before, it read', 'Two bruises'].map(
        (words) => saying(blocks, words)?.sources,
      ),
    ).toEqual([[10], [11], [12], [12]]);
    const heard = sectionOf(
      made(
        'full',
        opened(),
        minuteTaker(contribution('c1', { onBehalfOfAgencyId: 'police' })),
        minuteTaker(readBack('police', 'c1')),
      ),
      'contributions',
    );
    expect(saying(heard, 'read back by Grace')?.sources).toEqual([10]);
  });
  it('[N61] so do positions, decisions, disagreements and where they were taken', () => {
    const document = made(
      'full',
      opened(),
      chair(propose('d1')),
      police(position('d1', 'dissent', { reason: 'Too early' })),
      chair(decideOn('d1')),
      school(disagree('g1', { kind: 'decision', decisionId: 'd1' })),
      police(respond('g1')),
      school(escalate('g1')),
    );
    expect(sectionOf(document, 'decisions').map(({ sources }) => sources)).toEqual([[9], [9], [10], [11]]);
    expect(sectionOf(document, 'disagreements').map(({ sources }) => sources)).toEqual([[12], [13, 14]]);
  });
});

describe('sentences', () => {
  it('[N62] end once, whatever they were written with', () => {
    expect(['Seen.', 'Since when?', 'Now!', 'Yes', 'He said “no.”', 'And so on…', 'Twice.  '].map(sentence)).toEqual([
      'Seen.',
      'Since when?',
      'Now!',
      'Yes.',
      'He said “no.”',
      'And so on…',
      'Twice.',
    ]);
    expect(['See Leo.', 'See Leo', 'Wait...', 'When?'].map(clause)).toEqual(['See Leo', 'See Leo', 'Wait...', 'When?']);
  });
  it('[N62] all through the minutes, where everybody wrote a stop', () => {
    const stop = (text: string) => `${text}.`;
    const { record } = given(
      opened(),
      hv(contribution('c1', { statement: stop('Two bruises') })),
      hv(correction('c1')),
      sw(search({ systems: ['Case file'], notSearched: stop('Neighbours'), period: stop('since 2021') })),
      sw({ type: 'AskAbout', questionId: 'q1', contributionId: 'c1', question: 'Since when?' }),
      hv({ type: 'AnswerQuestion', questionId: 'q1', answer: stop('March') }),
      school({ type: 'RecordVoiceNotHeard', childId: 'mia', why: stop('Too young'), planToHear: stop('Her cues') }),
      chair(propose('d1', { proposal: stop('Enquire') })),
      police(position('d1', 'dissent', { reason: stop('Too early') })),
      chair(agree('t1', { what: stop('See Leo') })),
      sw({ type: 'AcceptAction', actionId: 't1' }),
      sw({
        type: 'ConsiderPerson',
        aboutId: 'dean',
        childIds: ['mia'],
        consideredAs: 'risk',
        basis: 'fact',
        source: stop('Records'),
        involvement: stop('Lives there'),
      }),
      school(disagree('g1', { kind: 'action', actionId: 't1' }, { statement: stop('Too slow') })),
      school(escalate('g1')),
      chair({ type: 'AdjournMeeting', reason: stop('The alarm') }),
      chair({ type: 'ResumeMeeting', reason: stop('All back') }),
      chair(close({ summary: stop('We carry on') })),
    );
    for (const name of ['full', 'agency-csc', 'read-back', 'tonight-csc'] as const)
      expect(asPlainText(minutes(record.rows, name))).not.toMatch(/[^.]\.[.:;,]|\?\.|\.”[.:]/);
  });
});

describe('what stands beside the record', () => {
  it('[N63] a narrative follows what the record says in its section, and replaces none of it', () => {
    const blocks = sectionOf(
      made(
        'full',
        closed(hv(contribution('c1'))),
        minuteTaker(write('It was a hard evening.', { sectionId: 'contributions' })),
      ),
      'contributions',
    );
    expect(blocks.at(-1)).toEqual({
      kind: 'narrative',
      text: 'It was a hard evening.',
      by: 'Grace',
      at: minute(10),
      sources: [11],
    });
    expect(saying(blocks, 'Two bruises')).toBeDefined();
  });
  it('[N63] written for one edition it enters no other, and taken back it is gone', () => {
    const steps = [
      closed(chair(tellFamily())),
      minuteTaker(write('For all')),
      minuteTaker(write('For the police', { edition: 'agency-police' })),
      minuteTaker(write('For the family', { edition: 'family' })),
      minuteTaker(write('For the court', { edition: 'court-index' })),
    ] as const;
    const holding = (words: string, ...also: Steps) =>
      (
        [
          'full',
          'agency-police',
          'agency-csc',
          'family',
          'child',
          'decision-letter',
          'court-index',
          'tonight-police',
          'read-back',
        ] as const
      ).filter((name) => asPlainText(made(name, ...steps, ...also)).includes(words));
    expect(['For all', 'For the police', 'For the family', 'For the court'].map((words) => holding(words))).toEqual([
      ['full'],
      ['agency-police'],
      ['family'],
      ['court-index'],
    ]);
    expect(holding('For all', minuteTaker(write('', { basedOnVersion: 1 })))).toEqual([]);
  });
  it('[N63] in a section that edition does not otherwise print, it has a place at the end', () => {
    const { sections } = made(
      'family',
      closed(chair(tellFamily())),
      minuteTaker(write('We met on Friday.', { edition: 'family', sectionId: 'attendance' })),
    );
    expect(sections.at(-1)).toMatchObject({ sectionId: 'attendance', blocks: [{ kind: 'narrative' }] });
  });
  it('[N64] a question about a moment is printed with its answer beside what it asks about', () => {
    const said = [
      opened(),
      hv(whole('c1')),
      hv(whole('c2', { statement: 'The second' })),
      minuteTaker(flag('f1', 9, 'hv')),
    ] as const;
    const blocks = sectionOf(made('full', ...said, hv(answerFlag('f1'))), 'contributions');
    expect(
      inOrder(places(blocks, 'Two bruises', 'Which day was that? Answer from Priya: Wednesday', 'The second')),
    ).toBe(true);
    expect(textOf(saying(sectionOf(made('full', ...said), 'contributions'), 'Which day'))).toContain(
      'Not yet answered.',
    );
    expect(asPlainText(made('family', ...said))).not.toContain('Which day');
  });
  it('[N64] about an action it follows the table, and about what is printed nowhere it stands at the end', () => {
    const actions = sectionOf(made('full', opened(), chair(agree('t1')), minuteTaker(flag('f1', 9, 'sw'))), 'actions');
    expect(inOrder(places(actions, '"kind":"table"', 'Which day'))).toBe(true);
    const noted = sectionOf(
      made(
        'full',
        opened(),
        minuteTaker({ type: 'TakeNote', noteId: 'n1', text: 'He shouted' }),
        minuteTaker(flag('f1', 9, 'chair')),
      ),
      'outstanding',
    );
    expect(textOf(noted.at(-1))).toContain('Which day');
  });
  it('[N65] an amendment stays printed in its section, whether accepted, refused or not yet answered', () => {
    const blocks = sectionOf(
      made(
        'full',
        closed(),
        minuteTaker(circulate('full', ['police', 'hv'])),
        hv(requestAmendment('m1')),
        chair(answerAmendment('m1', false)),
        police(requestAmendment('m2', { text: 'It was noon' })),
        chair(answerAmendment('m2', true)),
        police(requestAmendment('m3', { text: 'It was dark' })),
      ),
      'contributions',
    );
    expect(textOf(saying(blocks, 'It was Wednesday'))).toMatch(
      /asked for by Priya.*It was Wednesday\. Why: The day is wrong\. Refused.*As the notes have it\./,
    );
    expect([textOf(saying(blocks, 'It was noon')), textOf(saying(blocks, 'It was dark'))]).toEqual([
      expect.stringContaining('Accepted'),
      expect.stringContaining('Not yet answered.'),
    ]);
  });
});

describe('how the minutes came about', () => {
  const agreed = [
    closed(),
    minuteTaker(circulate('full', ['police'])),
    police(confirmMinutes),
    minuteTaker(finalise),
  ] as const;

  it('[N66] circulation, confirmations and who has yet to confirm are printed, each with its row', () => {
    const blocks = sectionOf(made('full', ...agreed), 'summary');
    expect([
      saying(blocks, 'Circulated: version 1, the full minutes, to Karim')?.sources,
      saying(blocks, 'Confirmed by Northmoor Police (Karim): version 1')?.sources,
      saying(blocks, 'Made final: version 1')?.sources,
    ]).toEqual([[10], [11], [12]]);
    expect(textOf(saying(blocks, 'not confirmed yet'))).toMatch(/Social Care.*Hillside/);
  });
  it('[N66] the head says how far they have come, and each later version what changed, by whom and why', () => {
    expect(made('full', ...agreed)).toMatchObject({ state: 'final', version: 1 });
    const corrected = [closed(hv(contribution('c1'))), minuteTaker(finalise), hv(correction('c1'))] as const;
    expect(made('full', ...corrected)).toMatchObject({ state: 'draft', version: 2 });
    expect(
      JSON.stringify(saying(sectionOf(made('full', ...corrected), 'summary'), 'a contribution was corrected')),
    ).toMatch(/Priya: a contribution was corrected \(Miscounted\)/);
    const again = made('full', ...corrected, minuteTaker(finalise));
    expect(again).toMatchObject({ state: 'final', version: 2 });
    expect(
      inOrder(
        places(
          sectionOf(again, 'summary'),
          'Made final: version 1',
          'Changed since version 1',
          'a contribution was corrected',
          'Made final: version 2',
        ),
      ),
    ).toBe(true);
  });
  it('[N93] until when comments could be made is printed with the circulation, and beside what came after it', () => {
    const agreedWithin = (
      amendments: { limit: number | null; unit: 'calendar-days' | 'clock-hours' },
      sentAt: number,
    ) =>
      asPlainText(
        made(
          'full',
          convened(
            usual,
            withMinutes({ amendments: { ...amendments, convention: 'day-0', source: { title: 'A test' } } }),
          ),
          closed(),
          minuteTaker(circulate('full', ['police', 'hv'], { happenedAt: minute(sentAt) })),
          minuteTaker(circulate('full', ['hv'])),
          police(requestAmendment('m1')),
          hv(confirmMinutes),
        ),
      );
    const days = agreedWithin({ limit: 1, unit: 'calendar-days' }, -2 * 24 * 60);
    expect(days).toMatch(
      /to Karim and Priya, 18 November 2026, 17:00, by Grace\.\n[\s\S]*Time for comments: until 19 November 2026\.\n/,
    );
    expect(days.match(/Time for comments/g)).toHaveLength(1);
    expect(days).toMatch(
      /Amendment asked for by Karim, 20 November 2026, 17:\d\d, after the time for comments had ended\.[\s\S]*Confirmed by Northmoor Community Health \(Priya\): version 1, 20 November 2026, 17:\d\d, after the time for comments had ended, as of entry 12\./,
    );
    expect(agreedWithin({ limit: 1, unit: 'clock-hours' }, -49)).toMatch(
      /Time for comments: until 20 November 2026, 17:11\.[\s\S]*Confirmed by Northmoor Community Health \(Priya\): version 1, 20 November 2026, 17:12, after the time/,
    );
    expect(agreedWithin({ limit: 1, unit: 'clock-hours' }, -49)).not.toContain('17:11, after the time');
    expect(agreedWithin({ limit: 2, unit: 'calendar-days' }, -2 * 24 * 60)).not.toContain('after the time');
    expect(agreedWithin({ limit: null, unit: 'calendar-days' }, -2 * 24 * 60)).not.toMatch(/time for comments/i);
  });
  it('[N66] who received which edition, and how, is printed', () =>
    expect(
      textOf(
        saying(
          sectionOf(made('full', closed(), minuteTaker(distribute('agency-police', 'Fernshire Archive'))), 'summary'),
          'Given out',
        ),
      ),
    ).toMatch(/the minutes for Northmoor Police, to Fernshire Archive, .*by Grace: by recorded delivery\./));
});

describe('in short and for one agency', () => {
  const steps = [
    opened(),
    hv(whole('c1', { statement: 'Hers' })),
    police(whole('c2', { statement: 'Theirs' })),
    sw(analysis({ text: 'ANALYSED' })),
    school(voice('leo')),
    chair(propose('d1')),
    police(position('d1', 'dissent', { reason: 'Too early' })),
    chair(decideOn('d1')),
    chair(agree('t1', { what: 'Of others', due: minute(90) })),
    chair(agree('t2', { what: 'Of the police', owner: { participantId: 'police' }, due: minute(600) })),
  ] as const;

  it('[N67] in short it is decisions with their dissents, actions, voices, the family, what is outstanding, and a line for each contribution', () => {
    const short = minutes(given(...steps).record.rows, 'full', { length: 'summary' });
    expect(short.sections.map(({ sectionId }) => sectionId)).toEqual([
      'decisions',
      'actions',
      'voice',
      'contributions',
      'received-outside',
      'family',
      'outstanding',
      'summary',
    ]);
    expect(asPlainText(short)).toMatch(/dissents: Too early[\s\S]*Of the police[\s\S]*I have to be quiet[\s\S]*- Hers/);
    expect(asPlainText(short)).not.toMatch(/ANALYSED|Rests on|She is hurt/);
  });
  it('[N68] an agency reads its own words first, then the others’, and its own actions before theirs', () => {
    const document = made('agency-police', ...steps);
    expect(document.sections.map(({ sectionId }) => sectionId).slice(0, 5)).toEqual([
      'contributions',
      'received-outside',
      'decisions',
      'disagreements',
      'actions',
    ]);
    expect(
      inOrder(
        places(
          sectionOf(document, 'contributions'),
          'What Northmoor Police said',
          'Theirs',
          'What others shared',
          'Hers',
        ),
      ),
    ).toBe(true);
    expect(inOrder(places(sectionOf(document, 'actions'), 'Of the police', 'Of others'))).toBe(true);
    expect(document.sections).toHaveLength(12);
  });
  it('[N78] a closing check met only because nothing has happened says so', () => {
    const text = asPlainText(made('full', opened()));
    expect(text).toMatch(
      /Check section-47-acted: nothing to act on yet[\s\S]*Check contributions-complete: nothing has been contributed yet[\s\S]*Check dissent-reasons: nothing has been decided yet/,
    );
    expect(
      asPlainText(
        made(
          'full',
          opened(),
          hv(whole('c1')),
          chair(propose('d1', { options: [{ childId: 'mia', option: 'none' }] })),
          chair(decideOn('d1')),
        ),
      ),
    ).toMatch(/section-47-acted: yes[\s\S]*contributions-complete: yes[\s\S]*dissent-reasons: yes/);
  });
});
