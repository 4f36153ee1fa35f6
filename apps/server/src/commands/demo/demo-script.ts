/** What happens in the demo meeting when it plays by itself. Everybody and everything in it is made up. */
import type { Step } from '../scenario/scenario-file.js';

/** A step, and what somebody watching is told of it. */
export interface Scene extends Pick<Step, 'who' | 'does' | 'with'> {
  readonly told: string;
}

const scene = (who: string, does: string, told: string, fields: Step['with'] = {}): Scene => ({
  who,
  does,
  told,
  with: fields,
});
const arrives = (who: string, mode: string): Scene =>
  scene(who, 'Arrive', `comes in (${mode === 'in-person' ? 'in the room' : `by ${mode}`})`, {
    mode,
    confidentialityAccepted: true,
  });
const says = (who: string, fields: Step['with']): Scene =>
  scene(who, 'MakeContribution', 'tells the meeting what they know', fields);
const position = (who: string, version: number, stance: string, reason?: string): Scene =>
  scene(who, 'TakePosition', stance === 'agree' ? 'agrees' : `takes a position: ${stance}`, {
    decisionId: 'd1',
    version,
    position: stance,
    standing: 'agency',
    ...(reason ? { reason } : {}),
  });

const both = [
  { childId: 'child-1', option: 'joint' },
  { childId: 'child-2', option: 'joint' },
];

export const demoScript: readonly Scene[] = [
  arrives('chair', 'in-person'),
  arrives('minutes', 'in-person'),
  arrives('sw', 'in-person'),
  arrives('police', 'video'),
  arrives('school', 'video'),
  arrives('hv', 'video'),
  scene('minutes', 'RecordArrival', 'takes the paediatrician’s arrival by telephone', {
    participantId: 'paed',
    mode: 'phone',
  }),
  scene('chair', 'OpenMeeting', 'opens the meeting'),
  scene('chair', 'ReadStatement', 'reads the statement on confidentiality', { statementId: 'confidentiality' }),
  scene('chair', 'ReadStatement', 'reads that challenge is welcome', { statementId: 'challenge' }),
  scene('chair', 'MoveToItem', 'moves on to what each agency knows', { itemId: 'what-agencies-know' }),
  says('police', {
    contributionId: 'c1',
    childIds: ['child-1'],
    kind: 'worry',
    basis: 'fact',
    source: 'incident log',
    occurredFrom: '-1d',
    purpose: 'for-action',
    impactOnChild: 'She was cold enough to need warming in the car.',
    statement:
      'A harbour worker rang at five past eleven. Wren was on the sea wall in pyjamas, alone. Nobody at home had noticed that she was gone.',
  }),
  says('hv', {
    contributionId: 'c2',
    childIds: ['child-1'],
    kind: 'health-development',
    basis: 'observation',
    source: 'home visit',
    occurredFrom: '-20d',
    purpose: 'for-information',
    statement:
      'At the visit three weeks ago the front door had a new lock high up. Her mother said it was because of the road.',
  }),
  scene('minutes', 'TakeNote', 'notes what the paediatrician says on the telephone', {
    noteId: 'n1',
    speakerParticipantId: 'paed',
    text: 'OP: weight down a centile, healed burn R hand, wants her seen',
  }),
  scene('minutes', 'MakeContribution', 'turns the note into the paediatrician’s words', {
    contributionId: 'c3',
    fromNoteId: 'n1',
    onBehalfOfAgencyId: 'northmoor-hospital',
    spokenByParticipantId: 'paed',
    childIds: ['child-1'],
    kind: 'medical',
    basis: 'fact',
    source: 'hospital record',
    statement:
      'Wren has dropped a centile since spring, and there is a healed burn on her right hand that nobody brought her in for.',
    purpose: 'for-action',
    impactOnChild: 'She has been in pain without treatment.',
    occurredFrom: '-2mo',
  }),
  scene('minutes', 'RecordReadBack', 'reads the words back to the paediatrician, who agrees to them', {
    participantId: 'paed',
    contributionIds: ['c3'],
  }),
  says('school', {
    contributionId: 'c4',
    childIds: ['child-2'],
    kind: 'worry',
    statement:
      'Corin used to tell us everything. Since half term he says nothing about home and stays until the last child has gone.',
  }),
  scene('sw', 'RecordSearch', 'says what social care has searched', {
    systems: ['Case records', 'CP-IS'],
    subjects: ['both children', 'Piers Stroud'],
    result: 'nothing-known',
    notSearched: 'The town Mr Stroud came from',
  }),
  says('police', {
    contributionId: 'c5',
    childIds: ['child-1', 'child-2'],
    aboutIds: ['person-2'],
    kind: 'person-posing-risk',
    basis: 'fact',
    source: 'police records',
    occurredFrom: '-30mo',
    purpose: 'for-action',
    statement: 'Piers Stroud was cautioned for leaving another partner’s child locked in a van.',
    impactOnChild: 'He may be the only adult at home when Wren gets out.',
    stillRelevantBecause: 'He looks after both children most evenings.',
    restrictedTo: ['childrens-social-care', 'police', 'health'],
    whyNot: 'It would tell him who spoke to us.',
  }),
  scene('hv', 'AskAbout', 'asks the school a question', {
    questionId: 'q1',
    contributionId: 'c4',
    question: 'Does Corin say who puts Wren to bed?',
  }),
  scene('school', 'AnswerQuestion', 'answers it', { questionId: 'q1', answer: 'Once. He said: I do.' }),
  scene('school', 'RecordChildsVoice', 'gives Corin’s own words', {
    childId: 'child-2',
    words: 'I put the chair under the handle so she can’t go out. But then I fell asleep.',
    circumstances: 'To his teacher, while feeding the class fish.',
    heardBy: 'His class teacher',
    heardAt: '-1d',
  }),
  scene('chair', 'RecordVoiceNotHeard', 'records that Wren has not been heard, and who will hear her', {
    childId: 'child-1',
    why: 'She is three and was asleep in hospital',
    planToHear: 'The health visitor plays with her tomorrow, with her brother there',
  }),
  scene('chair', 'MoveToItem', 'moves on to decisions', { itemId: 'decisions' }),
  scene('chair', 'ProposeDecision', 'proposes section 47 enquiries', {
    decisionId: 'd1',
    matterId: 'section-47',
    options: both,
    proposal: 'Make joint section 47 enquiries for both children. Corin to be seen next week.',
  }),
  position('police', 1, 'agree'),
  position('sw', 1, 'agree'),
  position('school', 1, 'dissent', 'Next week is too late for a boy who thinks keeping her in is his job.'),
  scene('chair', 'AmendProposal', 'changes the proposal after the school’s dissent; everyone is asked again', {
    decisionId: 'd1',
    basedOnVersion: 1,
    options: both,
    proposal: 'Make joint section 47 enquiries for both children. Corin to be seen today, at school, with his teacher.',
  }),
  position('sw', 2, 'agree'),
  position('police', 2, 'agree'),
  position('school', 2, 'agree'),
  position('hv', 2, 'reservation', 'Their mother should hear it from somebody she knows.'),
  scene('chair', 'DecideMatter', 'decides', {
    decisionId: 'd1',
    version: 2,
    rationale: 'A three-year-old on the sea wall at night, and a nine-year-old who believes it is his fault.',
  }),
  scene('chair', 'AgreeAction', 'agrees an action', {
    actionId: 't1',
    what: 'See Corin at school with his teacher',
    owner: { participantId: 'sw' },
    due: '+4h',
    childIds: ['child-2'],
    decisionId: 'd1',
    difference: 'He is told that it is not his job',
    measure: 'His words in the record today',
    contingency: 'The duty social worker goes',
  }),
  scene('minutes', 'AgreeAction', 'writes down another', {
    actionId: 't2',
    what: 'Examine Wren, weigh her, look at the hand',
    owner: { participantId: 'paed' },
    due: '+1d',
    childIds: ['child-1'],
    decisionId: 'd1',
  }),
  scene('sw', 'AcceptAction', 'takes it on', { actionId: 't1' }),
  scene('chair', 'DecideWhatFamilyIsTold', 'says what the family is told, by whom and when', {
    told: true,
    what: 'That we are worried about Wren being out at night, that both children are seen today, and who to ring.',
    byParticipantId: 'hv',
    notBefore: '+2h',
    mustNotKnowYet: 'What the police know of Mr Stroud',
  }),
  scene('chair', 'NameLeadPractitioner', 'names the lead practitioner', {
    participantId: 'sw',
    responsibilities: 'Holds it together; the one person their mother rings.',
  }),
  scene('chair', 'CloseMeeting', 'closes the meeting, with what is still open and why', {
    summary: 'Joint enquiries begin today for both children.',
    nextMeetingAt: '+2d',
    outstanding: [
      { checkId: 'contributions-complete', why: 'The school and the health visitor add dates and impact tonight.' },
    ],
  }),
  says('paed', {
    contributionId: 'c6',
    childIds: ['child-1'],
    kind: 'medical',
    basis: 'fact',
    source: 'examination',
    occurredFrom: 'now',
    purpose: 'for-action',
    impactOnChild: 'She eats when somebody sits with her.',
    statement: 'Seen this afternoon. She weighs what she did in spring and ate two bowls of pasta on the ward.',
  }),
];
