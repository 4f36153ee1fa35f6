/** A small procedure shaped like those shipped, so that the rules can be tested without reading a file. */
import { checkIds, type Matter, type Procedure, type QuorumRule } from '../procedure.js';
import { roles } from '../vocabulary.js';

const source = { title: 'A test' };

const matter = (matterId: string, options: readonly string[], extra: Partial<Matter> = {}): Matter => ({
  matterId,
  title: matterId,
  options: options.map((option) => ({ option, label: `choose ${option}` })),
  otherOptions: true,
  forEveryChild: false,
  freeOfQuorum: false,
  ...extra,
});

export const discussion: Procedure = {
  procedureId: 'strategy-discussion',
  version: '1',
  title: 'Strategy discussion',
  meetingKind: 'strategy-discussion',
  edition: 'for tests',
  source,
  effectiveFrom: null,
  standing: { inForce: true },
  rolesAdmitted: ['chair', 'deputy-chair', 'minute-taker', 'member'],
  admission: 'direct',
  chairAndMinuteTakerDiffer: true,
  leadAgency: 'childrens-social-care',
  quorum: {
    requiredSectors: ['childrens-social-care', 'police', 'health'],
    minimumAgencies: null,
    authorityNeeded: true,
    source,
    grounds: [
      { groundId: 'immediate-risk', label: 'Immediate risk', then: 'Make the child safe.' },
      { groundId: 'agency-unreachable', label: 'Agency unreachable' },
    ],
  },
  agenda: [{ itemId: 'welcome', title: 'Welcome' }],
  statements: [{ statementId: 'challenge', title: 'Challenge', text: 'Please speak up.' }],
  questions: [
    {
      packQuestionId: 'carers',
      question: 'Who cares for the children?',
      why: 'Carers are missed.',
      answeredBy: { everyPersonConsidered: true },
    },
    {
      packQuestionId: 'cp-is',
      question: 'Has CP-IS been searched?',
      why: 'It shows plans.',
      answeredBy: { searchOf: 'CP-IS' },
    },
    { packQuestionId: 'siblings', question: 'Which other children?', why: 'Siblings are missed.' },
  ],
  matters: [
    matter('section-47', ['none', 'joint'], { otherOptions: false, forEveryChild: true }),
    matter('immediate-safety', ['safe'], { freeOfQuorum: true }),
    matter('legal-advice', ['seek'], { audience: ['childrens-social-care', 'legal'] }),
    matter('criminal-investigation', ['investigate'], { decidedBy: 'police' }),
  ],
  closingChecks: checkIds.map((checkId) => ({ checkId, label: `Check ${checkId}`, why: 'It matters.' })),
  escalation: [
    { stageId: 'managers', label: 'Managers', days: null },
    { stageId: 'named-leads', label: 'Named leads', days: null },
  ],
  clocks: [
    {
      clockId: 'held',
      label: 'Held',
      from: 'decided-to-hold',
      limit: 24,
      unit: 'clock-hours',
      convention: 'day-0',
      source,
    },
    {
      clockId: 'conference',
      label: 'Conference',
      from: 'section-47-initiated',
      limit: 15,
      unit: 'working-days',
      convention: 'day-0',
      source,
    },
    {
      clockId: 'circulated',
      label: 'Circulated',
      from: 'closed',
      limit: 1,
      unit: 'working-days',
      convention: 'day-0',
      source,
    },
    {
      clockId: 'amendments',
      label: 'Amendments',
      from: 'circulated',
      limit: null,
      unit: 'working-days',
      convention: 'day-0',
      source,
    },
  ],
  calendar: {
    region: 'england-and-wales',
    bankHolidays: ['2026-12-25', '2026-12-28'],
    knownFrom: '2026-01-01',
    knownUntil: '2026-12-31',
    source,
  },
};

export const withQuorum = (quorum: Partial<QuorumRule>): Procedure => ({
  ...discussion,
  quorum: { ...discussion.quorum, ...quorum },
});

/** A procedure of some partnership's own: families and observers come, and whoever keeps no door waits at it. */
export const conference: Procedure = { ...discussion, rolesAdmitted: roles, admission: 'lobby' };
