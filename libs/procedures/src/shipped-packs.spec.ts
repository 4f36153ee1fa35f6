import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse as parseYaml } from 'yaml';
import { checkIds } from '#meeting';
import { readSchema } from './library-folder.js';
import { parse, procedureIn, shipped } from '../testing/packs.js';

const files = ['strategy-discussion.yaml', 'strategy-discussion-four-agency.yaml'] as const;
const discussion = procedureIn(shipped(files[0]));
const fourAgency = procedureIn(shipped(files[1]));
const both = [discussion, fourAgency];

describe('the shipped packs', () => {
  it.each(files)('[P2] %s parses', (fileName) => {
    expect(parse(shipped(fileName))).toMatchObject({ ok: true });
  });

  it.each([...files, 'calendar-england-and-wales.yaml'])('[P2] the published schema alone accepts %s', (fileName) => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { date: true } });
    const [calendar, procedure] = ['calendar.schema.json', 'procedure.schema.json'].map(readSchema);
    ajv.addSchema([calendar!, procedure!]);
    const validate = ajv.getSchema(
      fileName.startsWith('calendar-') ? 'calendar.schema.json' : 'procedure.schema.json',
    )!;
    validate(parseYaml(shipped(fileName)));
    expect(validate.errors).toBeNull();
  });

  it('[P3] a strategy discussion needs social care, police and health, each able to decide, and no number of agencies', () => {
    expect(discussion.quorum).toMatchObject({
      requiredSectors: ['childrens-social-care', 'police', 'health'],
      minimumAgencies: null,
      authorityNeeded: true,
    });
    expect(discussion.standing).toEqual({ inForce: true });
  });

  it('[P3] each ground for going on without quorum says what must then happen', () => {
    for (const { quorum } of both) {
      expect(quorum.grounds.map(({ groundId }) => groundId)).toEqual([
        'immediate-risk',
        'agency-unreachable',
        'information-sufficient',
      ]);
      expect(quorum.grounds.every(({ then }) => then && then.length > 20)).toBe(true);
    }
  });

  it('[P4] the four-agency pack needs education too, and is not in force until regulations say so', () => {
    expect(fourAgency.quorum.requiredSectors).toEqual(['childrens-social-care', 'police', 'health', 'education']);
    expect(fourAgency.standing).toMatchObject({
      inForce: false,
      check: expect.stringContaining('commencement regulations'),
    });
    expect(fourAgency.effectiveFrom).toBeNull();
  });

  it('[P5] both admit professionals only, directly, and the chair takes no minutes', () => {
    for (const procedure of both) {
      expect(procedure.rolesAdmitted).toEqual(['chair', 'deputy-chair', 'minute-taker', 'member']);
      expect(procedure).toMatchObject({
        admission: 'direct',
        chairAndMinuteTakerDiffer: true,
        leadAgency: 'childrens-social-care',
      });
      expect(procedure.minuteTakerSource?.title).toContain('Cheshire East');
    }
  });

  it('[P6] what may be decided, by whom, for whom and before whom', () => {
    for (const { matters } of both) {
      const matter = (wanted: string) => matters.find(({ matterId }) => matterId === wanted);
      expect(matter('section-47')).toMatchObject({ forEveryChild: true, freeOfQuorum: false });
      expect(matter('section-47')?.options.map(({ option }) => option)).toEqual([
        'none',
        'single-social-care',
        'single-police',
        'joint',
      ]);
      expect(matters.filter(({ freeOfQuorum }) => freeOfQuorum).map(({ matterId }) => matterId)).toEqual([
        'immediate-safety',
      ]);
      expect(matter('legal-advice')?.audience).toEqual(['childrens-social-care', 'legal']);
      expect(matter('criminal-investigation')?.decidedBy).toBe('police');
      expect(matter('medical')?.decidedBy).toBeUndefined();
    }
  });

  it('[P7] statements, questions, all eight closing checks and four stages of disagreement are there', () => {
    for (const procedure of both) {
      expect(procedure.statements.map(({ statementId }) => statementId)).toEqual([
        'confidentiality',
        'equality',
        'challenge',
      ]);
      expect(procedure.questions.map(({ packQuestionId, answeredBy }) => [packQuestionId, answeredBy])).toEqual([
        ['father-and-other-carers', { everyPersonConsidered: true }],
        ['other-open-investigations', undefined],
        ['cp-is', { searchOf: 'CP-IS' }],
        ['siblings', undefined],
      ]);
      expect(procedure.closingChecks.map(({ checkId }) => checkId)).toEqual([...checkIds]);
      expect(procedure.escalation.map(({ stageId }) => stageId)).toEqual([
        'practitioners',
        'managers',
        'named-leads',
        'senior-officers',
      ]);
    }
  });

  it('[P7] a statement takes less than a minute to read aloud', () => {
    const words = discussion.statements.map(({ text }) => text.split(/\s+/).length);
    expect(Math.max(...words)).toBeLessThan(130);
  });

  it('[P35] both say how the minutes are handled, and what is checked before a family member or a child has them', () => {
    for (const { minutes } of both) {
      expect(minutes?.classification).toBe('Confidential: child safeguarding');
      expect(minutes?.releaseChecks.map(({ checkId }) => checkId)).toEqual([
        'puts-nobody-at-risk',
        'investigation-safe',
        'no-way-to-find',
        'only-theirs',
        'explained',
      ]);
    }
  });

  it('[P8] a figure no source gives is blank', () => {
    for (const procedure of both) {
      expect(procedure.escalation.every(({ days }) => days === null)).toBe(true);
      expect(procedure.clocks.filter(({ limit }) => limit === null)).toEqual([]);
      expect(procedure.minutes?.amendments).toMatchObject({
        limit: null,
        unit: 'working-days',
        source: { title: expect.stringContaining('No English figure') as string },
      });
      expect(procedure.minutes?.outOfHours).toEqual([]);
    }
  });

  it('[N163] no choice says of something still to be done that it is agreed, consented to, safe or done', () => {
    const labels = both.flatMap(({ matters }) => matters.flatMap(({ options }) => options.map(({ label }) => label)));
    expect(labels.filter((label) => /(?<!to be )\b(agreed|consent|done|given|safe|signed)\b/i.test(label))).toEqual([]);
  });

  it('[N163] what no partnership has filled in for families is left out', () => {
    for (const procedure of both) expect(procedure.minutes?.forFamilies).toBeUndefined();
  });

  it('[P9] each clock has its start, unit, convention and source', () => {
    for (const { clocks } of both) {
      expect(
        clocks.map(({ clockId, from, limit, unit, convention }) => [clockId, from, limit, unit, convention]),
      ).toEqual([
        ['strategy-discussion-held', 'decided-to-hold', 24, 'clock-hours', 'day-0'],
        ['record-circulated', 'closed', 1, 'working-days', 'day-0'],
        ['initial-conference', 'section-47-initiated', 15, 'working-days', 'day-0'],
        ['assessment', 'referral', 45, 'working-days', 'day-0'],
      ]);
    }
  });

  it('[P4] both packs say which wording was not available and which was read', () => {
    for (const procedure of both) {
      const notes = procedure.notes?.join(' ') ?? '';
      expect(notes).toContain('2026 edition');
      expect(notes).toContain('not available');
      expect(notes).toContain('local procedures');
    }
  });
});
