import {
  agree,
  amend,
  close,
  contribution,
  correction,
  decideOn,
  feedback,
  nameLead,
  position,
  propose,
  restrict,
  tellFamily,
  voice,
} from '../testing/commands.js';
import { given, minute, opened } from '../testing/given.js';
import { write } from '../testing/minutes.js';
import { chair, hv, minuteTaker, police, school, sw } from '../testing/people.js';
import { asPlainText } from './document.js';
import type { MinutesOptions } from './minutes.js';
import { type DocumentName } from '../documents/which.js';
import { entriesForEdition, minutes, minutesOf } from '../testing/named.js';

type Steps = Parameters<typeof given>;
const late = minute(10_000);
/** As the server makes it: from the rows that edition may be made of. */
function printed(name: DocumentName, options: MinutesOptions, ...steps: Steps): string {
  const { record } = given(opened(), ...(steps as []));
  return asPlainText(
    minutes(entriesForEdition(record.rows, record.meeting!, name, 'minutes'), name, { now: late, ...options }),
  );
}
const family = (options: MinutesOptions, ...steps: Steps) => printed('family', options, ...steps);
const marked = { mayShareWithFamily: true } as const;
const dean = { recipient: { name: 'Dean' } };
const josie = { recipient: { name: 'Josie' } };
const listed = minuteTaker({ type: 'AddPerson', person: { aboutId: 'josie', name: 'Josie', relationship: 'mother' } });

describe('what a family is told', () => {
  it('[N70] nothing of a message before its time, and nothing with a time where the moment is not known', () => {
    const message = chair(
      tellFamily({ what: 'AT-SIX', notBefore: minute(60), mustNotKnowYet: 'NEVER', byParticipantId: 'sw' }),
    );
    expect([minute(59), minute(60)].map((now) => family({ now }, message).includes('AT-SIX'))).toEqual([false, true]);
    for (const name of ['family', 'child', 'decision-letter'] as const)
      expect(printed(name, { now: minute(59) }, message)).not.toMatch(/AT-SIX|Tom|NEVER/);
    expect(asPlainText(minutesOf(given(opened(), message).record.meeting!, 'family'))).not.toContain('AT-SIX');
    expect(family({}, message)).not.toContain('NEVER');
  });
  it('[N70] before its time not the one it takes the place of either', () =>
    expect(
      family(
        { now: minute(30) },
        chair(tellFamily({ what: 'FIRST' })),
        chair(tellFamily({ what: 'SECOND', notBefore: minute(60) })),
      ),
    ).not.toMatch(/FIRST|SECOND/));
  it('[N70] a message about one person reaches that person only, in place of the one for all', () => {
    const steps = [
      chair(tellFamily({ what: 'FOR-ALL' })),
      chair(tellFamily({ what: 'FOR-DEAN', aboutId: 'dean' })),
    ] as const;
    expect(
      [family(dean, ...steps), family(josie, ...steps), family({}, ...steps)].map((text) => text.match(/FOR-[A-Z]+/g)),
    ).toEqual([['FOR-DEAN'], ['FOR-ALL'], ['FOR-ALL']]);
    expect(family({ recipient: { name: ' dean ' } }, ...steps)).toContain('FOR-DEAN');
  });
  it('[N70] somebody who is to be told nothing is told nothing, whatever the others are told later', () =>
    expect(
      family(
        dean,
        chair({ type: 'DecideWhatFamilyIsTold', told: false, aboutId: 'dean', whyNot: 'WHY' }),
        chair(tellFamily({ what: 'FOR-ALL' })),
      ),
    ).not.toMatch(/FOR-ALL|WHY/));
  it('[N70] a copy for nobody in particular may come into the hands of whoever is to be told nothing, and holds nothing', () => {
    const steps = [
      listed,
      chair({ type: 'DecideWhatFamilyIsTold', told: false, aboutId: 'dean' }),
      chair(tellFamily({ what: 'FOR-ALL' })),
    ] as const;
    expect([family({}, ...steps), family(josie, ...steps)].map((text) => text.includes('FOR-ALL'))).toEqual([
      false,
      true,
    ]);
    expect(family({}, ...steps, chair(tellFamily({ what: 'FOR-DEAN', aboutId: 'dean' })))).toContain('FOR-ALL');
  });
  it('[N70] while one of them is told nothing, or not yet, or it is kept from some professional, the message for all is for somebody listed alone', () => {
    const names = ['The father', 'Dad', 'Josie', 'Leo', 'Karim', 'Mr Bell'];
    const withoutOwn = [
      { told: false },
      { told: true, what: 'LATER', notBefore: minute(20_000) },
      { told: true, what: 'NOW', mustNotKnowYet: 'x' },
      { told: true, what: 'KEPT', restrictedTo: ['police'] },
    ].map((own) => {
      const steps = [
        listed,
        chair({ type: 'DecideWhatFamilyIsTold', aboutId: 'dean', ...own }),
        chair(tellFamily({ what: 'FOR-ALL' })),
      ] as const;
      return [...names.map((name) => ({ name })), { name: 'Karim', participantId: 'police' }]
        .filter((recipient) => family({ recipient }, ...steps).includes('FOR-ALL'))
        .map(({ name }) => name);
    });
    expect(withoutOwn).toEqual(Array(4).fill(['Josie', 'Leo']));
    const twice = minuteTaker({
      type: 'AddPerson',
      person: { aboutId: 'josie-2', name: 'Josie', relationship: 'aunt' },
    });
    expect(
      family(
        josie,
        listed,
        twice,
        chair({ type: 'DecideWhatFamilyIsTold', told: false, aboutId: 'dean' }),
        chair(tellFamily({ what: 'FOR-ALL' })),
      ),
    ).not.toContain('FOR-ALL');
  });
  it('[N86] nothing else of the meeting either, before this reader is told: no contribution, action, lead or next meeting', () => {
    const steps = [
      hv(contribution('c1', { ...marked, statement: 'INNER' })),
      chair(agree('t1', { ...marked, what: 'INNER' })),
      chair(nameLead('sw')),
    ] as const;
    const end = chair(close({ nextMeetingAt: minute(3000) }));
    const copies = (options: MinutesOptions, ...told: Steps) =>
      (['family', 'child', 'decision-letter'] as const).map((name) =>
        /INNER|Tom|22 November/.test(printed(name, options, ...steps, ...told, end)),
      );
    expect(copies({})).toEqual([false, false, false]);
    expect(copies({}, chair({ type: 'DecideWhatFamilyIsTold', told: false }))).toEqual([false, false, false]);
    expect(copies({ now: minute(59) }, chair(tellFamily({ notBefore: minute(60) })))).toEqual([false, false, false]);
    expect(
      copies(dean, chair(tellFamily()), chair({ type: 'DecideWhatFamilyIsTold', told: false, aboutId: 'dean' })),
    ).toEqual([false, false, false]);
    expect(copies({}, chair(tellFamily()))).toEqual([true, true, true]);
  });
  it('[N86] nor what the minute-taker wrote beside the record for them', () => {
    const written = (['family', 'child', 'decision-letter'] as const).map((edition) =>
      minuteTaker(write('LEO-SLEEPS', { edition, sectionId: 'family' })),
    );
    const copies = (options: MinutesOptions, ...told: Steps) =>
      (['family', 'child', 'decision-letter'] as const).map((name) =>
        printed(name, options, listed, ...written, ...told).includes('LEO-SLEEPS'),
      );
    const none = [false, false, false],
      all = [true, true, true];
    expect([
      copies({}),
      copies({}, chair(tellFamily())),
      copies({ now: minute(59) }, chair(tellFamily({ notBefore: minute(60) }))),
    ]).toEqual([none, all, none]);
    for (const [own, deans] of [
      [{ told: false }, none],
      [{ told: true, what: 'NOW', mustNotKnowYet: 'x' }, none],
      [{ told: true, what: 'LATER', notBefore: minute(20_000) }, none],
      [{ told: true, what: 'KEPT', restrictedTo: ['police'] }, none],
      [{ told: true, what: 'NOW' }, all],
    ] as const) {
      const steps = [chair(tellFamily()), chair({ type: 'DecideWhatFamilyIsTold', aboutId: 'dean', ...own })] as const;
      expect([
        copies(dean, ...steps),
        copies({}, ...steps),
        copies({ recipient: { name: 'Mr Bell' } }, ...steps),
        copies(josie, ...steps),
      ]).toEqual([deans, deans, deans, all]);
    }
    const general = chair(tellFamily({ mustNotKnowYet: 'x' }));
    expect([copies({}, general), copies(josie, general)]).toEqual([none, all]);
  });
  it('[N70] somebody whose name is nearly that of a person with a message of their own is given none, until they are named as listed', () => {
    const steps = [
      minuteTaker({
        type: 'AddPerson',
        person: { aboutId: 'croft', name: 'Dean Croft', aliases: ['Deano'], relationship: 'partner' },
      }),
      chair(tellFamily({ what: 'FOR-ALL' })),
      chair(tellFamily({ what: 'FOR-ONE', aboutId: 'croft' })),
    ] as const;
    const given = (name: string) => family({ recipient: { name } }, ...steps).match(/FOR-[A-Z]+/)?.[0];
    expect(['Mr Dean Croft', 'D. Croft', 'Deano', 'Dean Croft', 'Mr Bell', 'Dean'].map(given)).toEqual([
      'FOR-ONE',
      undefined,
      'FOR-ONE',
      'FOR-ONE',
      'FOR-ALL',
      'FOR-ALL',
    ]);
  });
  it('[N70] in whatever writing, and however it was typed', () => {
    const names = [
      [
        'José Pérez',
        ['Jose\u0301 Pe\u0301rez', ' JOSÉ  PÉREZ', 'José\u00a0Pérez', '\u200eJosé Pérez'],
        ['José', 'Jose\u0301', 'Jose', 'Mr Perez'],
      ],
      ['रीता शर्मा', ['रीता  शर्मा'], ['रीता', 'श्री शर्मा', 'री\u200dता']],
      ['李 明', ['李 明'], ['明', '李 小明']],
    ] as const;
    for (const [name, same, nearly] of names) {
      const steps = [
        minuteTaker({ type: 'AddPerson', person: { aboutId: 'one', name, relationship: 'uncle' } }),
        chair(tellFamily({ what: 'FOR-ALL' })),
        chair(tellFamily({ what: 'FOR-ONE', aboutId: 'one' })),
      ] as const;
      const given = (typed: string) => family({ recipient: { name: typed } }, ...steps).match(/FOR-[A-Z]+/)?.[0];
      expect([name, same.map(given), nearly.map(given), given('Mr Bell')]).toEqual([
        name,
        same.map(() => 'FOR-ONE'),
        nearly.map(() => undefined),
        'FOR-ALL',
      ]);
    }
  });
  it('[N70] of two people of one name nobody can say which is reading', () => {
    const steps = [
      minuteTaker({ type: 'AddPerson', person: { aboutId: 'dean-2', name: 'Dean', relationship: 'uncle' } }),
      chair(tellFamily({ what: 'FOR-ALL' })),
      chair(tellFamily({ what: 'FOR-ONE', aboutId: 'dean-2' })),
    ] as const;
    expect(family(dean, ...steps)).not.toMatch(/FOR-/);
  });
  it('[N70] a message or a person kept from some professional says nothing and still stands in the way', () => {
    expect(
      family({}, chair(tellFamily({ what: 'FIRST' })), chair(tellFamily({ what: 'KEPT', restrictedTo: ['police'] }))),
    ).not.toMatch(/FIRST|KEPT/);
    expect(
      family(
        dean,
        chair(tellFamily({ what: 'FOR-ALL' })),
        chair({ type: 'DecideWhatFamilyIsTold', told: false, aboutId: 'dean', restrictedTo: ['police'] }),
      ),
    ).not.toMatch(/FOR-ALL/);
    const hidden = minuteTaker({
      type: 'AddPerson',
      person: { aboutId: 'zed', name: 'Zed', relationship: 'grandfather' },
      restrictedTo: ['police'],
    });
    expect(
      family(
        { recipient: { name: 'Zed' } },
        hidden,
        chair(tellFamily({ what: 'FOR-ALL' })),
        chair({ type: 'DecideWhatFamilyIsTold', told: false, aboutId: 'zed' }),
      ),
    ).not.toMatch(/FOR-ALL|grandfather/);
  });
  it('[N79] what is said about a thing among professionals keeps nothing marked from the family; what makes it up, kept from one of them, does', () => {
    const told = chair(tellFamily());
    const said = hv(contribution('c1', { ...marked, statement: 'SEEN' }));
    expect(family({}, said, chair({ ...feedback('c1'), restrictedTo: ['police'] }), told)).toContain('SEEN');
    expect(
      family({}, told, said, hv(correction('c1', { statement: 'LATER' })), hv(restrict(11, 'police'))),
    ).not.toMatch(/SEEN|LATER/);
    expect(
      family(
        {},
        told,
        chair(agree('t1', { ...marked, what: 'SEEN' })),
        sw({ type: 'AmendAction', actionId: 't1', what: 'LATER', why: 'x', restrictedTo: ['police'] }),
      ),
    ).not.toMatch(/SEEN|LATER/);
  });
});

describe('a child’s words', () => {
  const said = [
    school(voice('leo', { words: 'I hide', heardBy: 'Mrs Patel' })),
    school(voice('leo', { words: 'Do not tell', mayShareWithFamily: false })),
    school(voice('leo', { words: 'Kept', restrictedTo: ['police'] })),
  ] as const;
  it('[N71] reach a family only when released there by name, with a reason', () => {
    const released = (...releases: { sequence: number; why: string }[]) => family({ releases }, ...said);
    expect(released({ sequence: 9, why: 'He wants them to know' })).toContain('“I hide” (Leo)');
    expect(released({ sequence: 9, why: 'He wants them to know' })).not.toContain('Mrs Patel');
    expect(
      [
        family({}, ...said),
        released({ sequence: 9, why: ' ' }),
        released({ sequence: 10, why: 'x' }, { sequence: 11, why: 'x' }),
      ].filter((text) => /I hide|Do not tell|Kept/.test(text)),
    ).toEqual([]);
    expect(printed('child', { releases: [{ sequence: 9, why: 'x' }] }, ...said)).not.toContain('I hide');
  });
});

describe('the child’s copy', () => {
  const steps = [
    hv(contribution('c1', { ...marked, statement: 'INNER' })),
    police(contribution('c2', { statement: 'INNER' })),
    chair(propose('d1', { proposal: 'INNER' })),
    police(position('d1', 'dissent', { reason: 'INNER' })),
    chair(decideOn('d1')),
    chair(tellFamily({ what: 'You will sleep at your aunt’s.', byParticipantId: 'sw' })),
    chair(agree('t1', { ...marked, what: 'Bring your bag', childIds: ['leo'], contingency: 'INNER' })),
    chair(agree('t2', { what: 'INNER' })),
    chair(agree('t3', { ...marked, what: 'Bring milk', childIds: ['mia'] })),
  ] as const;

  it('[N72] says in a few plain sentences who met, what was decided, what happens next and who will talk with them; nothing else', () => {
    const text = printed('child', { recipient: { name: 'Leo' } }, ...steps);
    expect(text).toMatch(
      /Ruth and other people[\s\S]*You will sleep at your aunt’s\.[\s\S]*Bring your bag\. Tom is to see to this, by 21 November 2026\.[\s\S]*Tom will talk with you/,
    );
    expect(text).not.toMatch(/INNER|Bring milk|Karim|police|section|NM-1/i);
    expect(text.split(/\s+/).length).toBeLessThan(100);
  });
  it('[N72] made for somebody by name it has one child’s part, or no child’s, and never another’s', () => {
    const named = (child: string, name: string) =>
      printed(
        'child',
        { recipient: { name } },
        ...steps,
        minuteTaker({ type: 'CorrectChild', child: { childId: 'leo', name: child }, why: 'x' }),
        chair(agree('t4', { ...marked, what: 'Ring us', childIds: [] })),
      ).match(/Bring your bag|Bring milk|Ring us|Leo/g);
    expect([
      named('Leo', 'Leo'),
      named('Leo', 'Master Leo Croft'),
      named('Léo Croft', 'le\u0301o  croft'),
      named('Léo Croft', 'Leo'),
      named('Leo', 'Mia’s carer'),
    ]).toEqual([
      ['Bring your bag', 'Ring us'],
      ['Bring your bag', 'Ring us'],
      ['Bring your bag', 'Ring us'],
      ['Bring your bag', 'Ring us'],
      ['Bring milk', 'Ring us'],
    ]);
    expect([named('Leo', 'Mr Bell'), named('Mia Leo', 'Mia Bell')]).toEqual([['Ring us'], ['Ring us']]);
  });
  it('[N72] for nobody in particular it has each child’s part apart, and what is not known yet is said', () => {
    expect(printed('child', {}, ...steps)).toMatch(/Mia[\s\S]*Bring milk[\s\S]*Leo[\s\S]*Bring your bag/);
    expect(printed('child', {})).toMatch(/told more as soon as[\s\S]*Ask whoever gave you this/);
    expect(printed('child', {}, chair(tellFamily()), chair(nameLead('hv')))).toContain('You can talk with Priya');
    expect(
      printed('child', {}, chair(tellFamily()), chair({ ...nameLead('hv'), restrictedTo: ['police'] })),
    ).not.toContain('Priya');
  });
});

describe('the decision letter', () => {
  const decided = [
    chair(
      propose('d1', {
        proposal: 'Enquire jointly',
        options: [
          { childId: 'mia', option: 'joint' },
          { childId: 'leo', option: 'none' },
        ],
      }),
    ),
    police(position('d1', 'dissent', { reason: 'INNER' })),
    chair(decideOn('d1')),
  ] as const;
  const letter = (...steps: Steps) => printed('decision-letter', {}, ...steps);

  it('[N73] gives each child’s decisions as decided, who leads, what was marked and the next meeting; no position, no reason', () => {
    const text = letter(
      ...decided,
      chair(tellFamily()),
      chair(nameLead('sw')),
      chair(agree('t1', { ...marked, what: 'Ring on Monday' })),
      chair(close({ nextMeetingAt: minute(3000), summary: 'INNER' })),
    );
    expect(text).toMatch(
      /Mia[\s\S]*section-47: choose joint\. Enquire jointly\.[\s\S]*Leo[\s\S]*section-47: choose none\.[\s\S]*Ring on Monday[\s\S]*Tom[\s\S]*22 November 2026/,
    );
    expect(text).not.toMatch(/INNER|Unexplained injuries|Karim|dissent/);
  });
  it('[N73] gives no decision before the family is told, and only the procedure’s words while something must not be known yet', () => {
    expect(letter(...decided)).not.toMatch(/joint/);
    expect(letter(...decided, chair({ type: 'DecideWhatFamilyIsTold', told: false }))).not.toMatch(/joint/);
    expect(
      printed('decision-letter', { now: minute(20) }, ...decided, chair(tellFamily({ notBefore: minute(60) }))),
    ).not.toMatch(/joint/);
    const guarded = letter(...decided, chair(tellFamily({ mustNotKnowYet: 'The visit to school' })));
    expect([guarded.includes('choose joint'), guarded.includes('Enquire jointly'), guarded.includes('school')]).toEqual(
      [true, false, false],
    );
  });
  it('[N73] nor more than those words to anybody while one of them is told only later', () => {
    const steps = [
      listed,
      ...decided,
      chair(tellFamily()),
      chair(tellFamily({ aboutId: 'josie', childIds: ['mia', 'leo'] })),
      chair(tellFamily({ aboutId: 'dean', notBefore: minute(60) })),
    ] as const;
    expect(
      [59, 60]
        .map((at) => printed('decision-letter', { ...josie, now: minute(at) }, ...steps))
        .map((text) => [text.includes('choose joint'), text.includes('Enquire jointly')]),
    ).toEqual([
      [true, false],
      [true, true],
    ]);
  });
  it('[N73] leaves out what was superseded, what is kept from any professional, and matters of some sectors only', () => {
    const text = letter(
      ...decided,
      chair(tellFamily()),
      chair(propose('d2', { proposal: 'Enquire again', why: 'A fracture' })),
      chair(amend('d2', 1)),
      chair(decideOn('d2', 2)),
      sw(propose('d3', { matterId: 'legal-advice', options: [], proposal: 'SECRET' })),
      chair(decideOn('d3')),
      sw(
        propose('d4', {
          matterId: 'immediate-safety',
          options: [],
          proposal: 'HIDDEN',
          restrictedTo: ['police', 'chair'],
        }),
      ),
      chair(decideOn('d4')),
    );
    expect(text).toMatch(/See Leo today/);
    expect(text).not.toMatch(/Enquire jointly|Enquire again|SECRET|HIDDEN/);
  });
});
