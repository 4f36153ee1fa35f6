import { calendars, changed, expectProblem, lineWith, packText, problemsIn, procedureIn } from '../testing/packs.js';

const frozenThroughout = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (Object.isFrozen(value) && Object.values(value).every(frozenThroughout));

describe('a pack that can be used', () => {
  it('[P1] becomes a procedure with its whole calendar in it, frozen', () => {
    const procedure = procedureIn(packText);
    expect(procedure.calendar).toEqual(calendars[0]);
    expect(procedure.calendar.bankHolidays).toHaveLength(32);
    expect(frozenThroughout(procedure)).toBe(true);
  });

  it('[P1] is the same with Windows line ends', () => {
    expect(procedureIn(packText.replaceAll('\n', '\r\n'))).toEqual(procedureIn(packText));
  });

  it('[P1] keeps what it says when written as JSON', () => {
    const { calendar, ...rest } = procedureIn(packText);
    expect(procedureIn(JSON.stringify({ ...rest, calendar: calendar.region }, null, 1))).toEqual(procedureIn(packText));
  });
});

describe('a word Quorate does not know', () => {
  it.each([
    ['[childrens-social-care, police, health]', '[childrens-social-care, polcie, health]', 'polcie', '“police”'],
    [
      'leadAgency: childrens-social-care',
      'leadAgency: childrens-social-work',
      'childrens-social-work',
      '“childrens-social-care”',
    ],
    ['audience: [childrens-social-care, legal]', 'audience: [childrens-social-care, leagl]', 'leagl', '“legal”'],
  ])('[P10] an unknown sector is refused with the nearest named: %s', (from, to, wrong, meant) => {
    const text = changed(from, to);
    expectProblem(text, wrong, `“${wrong}” is not a sector`, `Did you mean ${meant}?`, 'youth-justice');
  });

  it('[P10] a word that fits two sectors names both', () => {
    const text = changed('leadAgency: childrens-social-care', 'leadAgency: social-care');
    expectProblem(text, 'leadAgency: social-care', 'Did you mean “childrens-social-care” or “adult-social-care”?');
  });

  it.each([
    ['unit: clock-hours', 'unit: hours', 'unit', '“clock-hours”'],
    ['from: decided-to-hold', 'from: decision', 'starting point', 'decided-to-hold'],
    ['checkId: children-heard', 'checkId: child-heard', 'closing check', '“children-heard”'],
    ['minute-taker, member]', 'minute-taker, members]', 'role', '“member”'],
    ['admission: direct', 'admission: open', '“admission”', 'lobby'],
  ])('[P10] %s written as %s is refused with what it may be', (from, to, kind, meant) => {
    const text = changed(from, to);
    expectProblem(text, to, kind, meant);
  });

  it('[P10] several words are all told, in the order of the file', () => {
    const text = changed('police, health]', 'polise, helth]').replace('unit: clock-hours', 'unit: hours');
    const problems = problemsIn(text);
    expect(problems.map(({ line }) => line)).toEqual([
      lineWith(text, 'polise'),
      lineWith(text, 'polise'),
      lineWith(text, 'unit: hours'),
    ]);
  });
});

describe('something missing', () => {
  it('[P11] a pack without a source is refused', () => {
    const text = packText.replace(/^source:\n(  .*\n)+/m, '');
    expectProblem(text, '#', 'this file has no source', 'Add “source:”');
  });

  it('[P11] a quorum without a source is refused at the quorum', () => {
    const text = packText.replace(/^  source:\n(    .*\n){3}/m, '');
    expectProblem(text, 'quorum:', '“quorum” has no source');
  });

  it('[P11] a clock without a source is refused at the clock', () => {
    const text = changed('    source:\n      title: Tees and Knowsley procedures (a local figure)\n', '');
    expectProblem(text, 'clockId: strategy-discussion-held', '“clocks, entry 1” has no source');
  });

  it('[P11] a source with nothing in its title is refused', () => {
    const text = changed('title: Tees and Knowsley procedures (a local figure)', 'title: "  "');
    expectProblem(text, 'title: "  "', 'is empty');
  });

  it('[P11] a source whose address is not a web address is refused', () => {
    const text = changed('url: https://www.gov.uk', 'url: javascript:alert(1)//www.gov.uk');
    expectProblem(text, 'url: javascript', 'is not a web address');
  });

  it.each(['version', 'edition', 'effectiveFrom', 'leadAgency', 'calendar'])(
    '[P11] a pack without %s says what it is for',
    (key) => {
      const text = packText.replace(new RegExp(`^${key}: .*\\n`, 'm'), '');
      const problems = problemsIn(text);
      expect(problems).toEqual([
        { line: expect.any(Number), reason: expect.stringContaining(`“${key}” is missing from this file. It says: `) },
      ]);
    },
  );

  it('[P8] a blank figure must be written as null, never left out', () => {
    expectProblem(
      changed('    days: null\n', ''),
      'stageId: practitioners',
      '“days” is missing',
      'null where your partnership gives none',
    );
  });
});

describe('something twice', () => {
  it.each([
    ['itemId', 'itemId: childs-voice', 'itemId: what-agencies-know', 'entry 2 in “agenda”'],
    ['matterId', 'matterId: medical', 'matterId: section-47', 'entry 1 in “matters”'],
    ['groundId', 'groundId: agency-unreachable', 'groundId: immediate-risk', 'entry 1 in “quorum, grounds”'],
    ['statementId', 'statementId: equality', 'statementId: confidentiality', 'entry 1 in “statements”'],
    ['stageId', 'stageId: managers', 'stageId: practitioners', 'entry 1 in “escalation”'],
    ['clockId', 'clockId: assessment', 'clockId: record-circulated', 'entry 2 in “clocks”'],
    ['option', 'option: joint', 'option: none', 'entry 1 in “matters, entry 1, options”'],
    ['packQuestionId', 'packQuestionId: siblings', 'packQuestionId: cp-is', 'entry 3 in “questions”'],
    ['checkId', 'checkId: lead-named', 'checkId: family-told', 'entry 3 in “closingChecks”'],
  ])('[P12] a repeated %s is refused at its second place', (key, from, to, first) => {
    const text = changed(from, `${to} # again`);
    expectProblem(text, `${to} # again`, `is already the ${key} of ${first}`);
  });

  it('[P12] the same option in two matters is no repetition', () => {
    expect(problemsIn(changed('option: not-needed', 'option: none'))).toEqual([]);
  });

  it('[P12] a sector required twice is refused', () => {
    const text = changed('police, health]', 'police, police]');
    expectProblem(text, 'requiredSectors', 'entries 2 and 3');
  });

  it('[P12] a name written twice in one place is refused', () => {
    const text = changed('admission: direct\n', 'admission: direct\nadmission: lobby\n');
    expectProblem(text, 'admission: lobby', '“admission” is written twice');
  });
});

describe('a name that is not known', () => {
  it.each([
    ['admission: direct', 'admision: direct', '“admision” is not a name Quorate knows in this file', '“admission”'],
    ['    prompt: Every agency', '    promt: Every agency', 'in “agenda, entry 2”', '“prompt”'],
    ['forEveryChild: true', 'forEachChild: true', '“forEachChild”', '“forEveryChild”'],
  ])('[P13] %s', (from, to, ...words) => {
    const text = changed(from, to);
    const problem = problemsIn(text).find(({ reason }) => reason.includes('not a name'));
    expect(problem?.line).toBe(lineWith(text, to.trim()));
    for (const word of words) expect(problem?.reason).toContain(word);
  });

  it('[P13] where nothing is near, what may stand there is listed', () => {
    const text = changed('admission: direct', 'colour: blue\nadmission: direct');
    expectProblem(text, 'colour', 'Remove it.', 'rolesAdmitted');
  });

  it.each(['constructor', 'prototype', 'toString', '<<'])(
    '[P13] “%s” is a name like any other, and unknown',
    (name) => {
      const text = changed('admission: direct', `${name}: x\nadmission: direct`);
      expectProblem(text, `${name}: x`, `“${name}” is not a name Quorate knows`);
    },
  );
});

describe('parts that do not fit together', () => {
  it('[P17] a required sector no role can fill is refused', () => {
    const text = changed(
      'rolesAdmitted: [chair, deputy-chair, minute-taker, member]',
      'rolesAdmitted: [chair, minute-taker, observer]',
    );
    const problems = problemsIn(text);
    expect(problems.map(({ reason }) => /“(police|health)”/.exec(reason)?.[1])).toEqual(['police', 'health']);
    expect(problems[0]).toMatchObject({
      line: lineWith(text, 'requiredSectors'),
      reason: expect.stringContaining('Add “member”'),
    });
  });

  it('[P17] with nobody who makes an agency attend, no sector can be filled', () => {
    const reasons = problemsIn(changed('[chair, deputy-chair, minute-taker, member]', '[minute-taker, family]')).map(
      ({ reason }) => reason,
    );
    expect(reasons).toHaveLength(4);
    expect(reasons[0]).toContain('Add “chair”');
  });

  it('[P18] a matter decided by an unknown sector is refused', () => {
    expectProblem(
      changed('decidedBy: police', 'decidedBy: the-police'),
      'decidedBy',
      '“the-police” is not a sector',
      'Did you mean “police”?',
    );
  });

  it('[P18] a matter its deciders may not see is refused', () => {
    const text = changed('decidedBy: police', 'decidedBy: police\n    audience: [legal]');
    expectProblem(text, 'decidedBy', '“police” decides “criminal-investigation” but may not see it');
  });

  it('[P21] a calendar nobody has is refused with the nearest named', () => {
    expectProblem(
      changed('calendar: england-and-wales', 'calendar: england'),
      'calendar: england',
      'Did you mean “england-and-wales”?',
    );
  });

  it('[P22] a pack not in force must say what to check, and one in force says nothing', () => {
    expectProblem(
      changed('inForce: true', 'inForce: false'),
      'standing:',
      '“check” is missing from “standing”',
      'not in force',
    );
    expectProblem(
      changed('inForce: true', 'inForce: true\n  check: the date'),
      'check: the date',
      'only for a pack that is not in force',
    );
  });

  it('[P23] a stand-in is for a required sector, and only health has disciplines', () => {
    const standIn = (entry: string) => changed('  minimumAgencies', `  countsAs:\n    - ${entry}\n  minimumAgencies`);
    expect(problemsIn(standIn('{ sector: health, discipline: gp, as: police }'))).toEqual([]);
    expectProblem(standIn('{ sector: health, as: housing }'), '- { sector', '“housing” is not among “requiredSectors”');
    expectProblem(
      standIn('{ sector: police, discipline: gp, as: health }'),
      '- { sector',
      'Only “health” has disciplines',
    );
  });

  it('[P24] a check about section 47 needs that matter', () => {
    const problems = problemsIn(changed('matterId: section-47', 'matterId: section-forty-seven'));
    expect(problems.map(({ reason }) => reason.includes('can never be met'))).toEqual([true, true]);
  });
});

describe('a value of the wrong kind', () => {
  it.each([
    ["version: '2'", 'version: 2', 'must be text'],
    ['authorityNeeded: true', 'authorityNeeded: yes', 'must be true or false'],
    ['limit: 24', 'limit: a day', 'must be a whole number, or null'],
    ['limit: 24', 'limit: 1.5', 'must be a whole number'],
    ['limit: 24', 'limit: 0', 'must be 1 or more, or null to leave it blank'],
    ['limit: 24', 'limit: 100000', 'must be 1000 or less'],
    ['effectiveFrom: 2023-12-15', 'effectiveFrom: 2023-02-30', 'is not a date'],
    ['effectiveFrom: 2023-12-15', 'effectiveFrom: 15/12/2023', 'is not a date'],
    ['title: Strategy discussion\n', 'title:\n', 'has no value'],
    ['title: Strategy discussion\n', `title: ${'x'.repeat(201)}\n`, 'longer than 200'],
    ['procedureId: strategy-discussion', 'procedureId: Strategy Discussion', 'small letters, digits and hyphens'],
    ['searchOf: CP-IS', 'everyPersonConsidered: false', 'can only be true'],
    ['searchOf: CP-IS', 'everyPersonConsidered: true\n      searchOf: CP-IS', 'may have only one of'],
    ['answeredBy:\n      searchOf: CP-IS', 'answeredBy: {}', 'says nothing'],
  ])('[P20] %j written as %j', (from, to, word) => {
    const text = changed(from, to);
    const [problem, ...others] = problemsIn(text);
    expect(others).toEqual([]);
    expect(problem?.reason).toContain(word);
    expect(Math.abs(problem!.line - lineWith(text, to))).toBeLessThanOrEqual(1);
  });

  it('[P20] a list that may not be empty', () => {
    const text = packText.replace(/^agenda:\n(  .*\n)+/m, 'agenda: []\n');
    expectProblem(text, 'agenda', 'is an empty list');
  });

  it('[P20] a long value is shortened in the sentence', () => {
    const [problem] = problemsIn(changed('leadAgency: childrens-social-care', `leadAgency: ${'z'.repeat(5_000)}`));
    expect(problem!.reason.length).toBeLessThan(600);
  });
});
