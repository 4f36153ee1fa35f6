/** Each child's voice, what it all adds up to, and what is thought of and said to the family. */
import { agencyNameIn, nameIn, type Meeting } from '../../meeting.js';
import { authorOf } from '../../record.js';
import type { Analysis, Consideration, FamilyMessage, LeadPractitioner } from '../../topics/family.js';
import type { Person } from '../../vocabulary.js';
import { voiceOf, type Voice, type VoiceNotHeard } from '../../topics/voice.js';
import { type Block } from '../document.js';
import { notStated } from '../../words.js';
import { listInWords, momentInWords, orNotStated, sentence, whenInWords } from '../../words.js';
import { childName, heading, paragraph, rowsOf } from './manner.js';
import { takenBackInWords, takenDownInWords } from './taken-down.js';
import { putRight } from './put-right.js';

export function voiceBlocks(meeting: Meeting, voice: Voice): Block[] {
  const sources = [voice.sequence];
  const name = childName(meeting, voice.childId);
  const down = takenDownInWords(meeting, voice);
  const by = down ? ` (${nameIn(meeting, voice.spokenByParticipantId ?? '')}; ${down})` : '';
  const recordedBy = `${agencyNameIn(meeting, voice.agencyId)}${by}`;
  if (voice.takenBack)
    return [
      paragraph(`Of ${name}, by ${recordedBy}. ${takenBackInWords(meeting, voice)}`, [
        voice.sequence,
        voice.takenBack.sequence,
      ]),
    ];
  const words: Block[] = voice.words ? [{ kind: 'quotation', text: voice.words, of: name, sources }] : [];
  const cited = voice.words ? {} : { sources };
  const told: readonly (readonly [string, string | undefined])[] = [
    ['Wishes and feelings', voice.wishesAndFeelings],
    ['What the child showed', voice.observedCues],
    ['What helps', voice.whatHelps],
  ];
  return [
    ...words,
    {
      kind: 'facts',
      ...cited,
      facts: [
        ...told.flatMap(([fact, value]) => (value ? [{ name: fact, value }] : [])),
        { name: 'Circumstances', value: orNotStated(voice.circumstances) },
        { name: 'How it was shared', value: orNotStated(voice.howShared) },
        { name: 'Heard by', value: orNotStated(voice.heardBy) },
        { name: 'Heard', value: voice.heardAt ? momentInWords(voice.heardAt) : notStated },
        { name: 'Participation', value: orNotStated(voice.participationCode) },
        { name: 'Recorded by', value: recordedBy },
      ],
    },
  ];
}

export const notHeardBlock = ({ why, planToHear, sequence }: VoiceNotHeard): Block =>
  paragraph(`Not heard: ${sentence(why)} Plan to hear: ${sentence(planToHear)}`, [sequence]);

export const voices = (meeting: Meeting): Block[] =>
  [...meeting.children.values()].flatMap(({ childId, name }): Block[] => [
    heading(name),
    ...meeting.voices.filter((voice) => voice.childId === childId).flatMap((voice) => voiceBlocks(meeting, voice)),
    ...meeting.voicesNotHeard.filter((one) => one.childId === childId).map(notHeardBlock),
    ...(voiceOf(meeting, childId) === 'not-stated'
      ? [paragraph(`What ${name} says, wants or shows: ${notStated}.`)]
      : []),
  ]);

export const analysis = (meeting: Meeting): Block[] =>
  meeting.analyses.length === 0
    ? [paragraph(`Analysis recorded in the meeting: ${notStated}.`)]
    : meeting.analyses.map((one) => analysisBlock(meeting, one));

export const analysisBlock = (meeting: Meeting, one: Analysis): Block =>
  paragraph(`${nameIn(meeting, one.byParticipantId ?? authorOf(one.by) ?? '')}, ${whenInWords(one)}: ${one.text}`, [
    one.sequence,
  ]);

const consideredNames = { protective: 'as protective', risk: 'as a risk', unknown: 'but not enough is known' } as const;

const inWords = ({ name, relationship }: Person): string => `${name} (${relationship})`;

export function considerationBlock(meeting: Meeting, view: Consideration): Block {
  const person = meeting.people.get(view.aboutId);
  return paragraph(`${person ? inWords(person) : 'Somebody'} was ${considerationInWords(meeting, view)}`, [
    view.sequence,
  ]);
}

function considered(meeting: Meeting): Block[] {
  return [...meeting.people.values()].flatMap((person): Block[] => {
    const who = inWords(person);
    const views = meeting.considerations.filter(({ aboutId }) => aboutId === person.aboutId);
    if (views.length === 0) return [paragraph(`${who}: whether protective or a risk ${notStated}.`)];
    return views.map((view) => considerationBlock(meeting, view));
  });
}

function considerationInWords(meeting: Meeting, view: Consideration): string {
  const children = listInWords(view.childIds.map((childId) => childName(meeting, childId)));
  const facts = [
    `Rests on: ${sentence(orNotStated(view.basis))}`,
    `Source: ${sentence(orNotStated(view.source))}`,
    `Involvement: ${sentence(orNotStated(view.involvement))}`,
    ...(view.whyNotInvolved ? [`Not involved because: ${sentence(view.whyNotInvolved)}`] : []),
  ];
  return `considered ${consideredNames[view.consideredAs]} by ${agencyNameIn(meeting, view.agencyId)}${children ? `, for ${children}` : ''}. ${facts.join(' ')}`;
}

/** Whom a message is for: one person, or any of the family. */
const addressee = (meeting: Meeting, { aboutId }: FamilyMessage): string =>
  aboutId ? (meeting.people.get(aboutId)?.name ?? 'one person') : 'The family';

/** To whoever may not have the words: enough to ask before saying more. */
export const keptBack = 'something, kept to some; ask the chair before you say more';

const messageFacts = (meeting: Meeting, one: FamilyMessage) =>
  one.told
    ? [
        { name: `${addressee(meeting, one)} is told`, value: orNotStated(one.what) },
        { name: 'By', value: one.byParticipantId ? nameIn(meeting, one.byParticipantId) : notStated },
        { name: 'Not before', value: one.notBefore ? momentInWords(one.notBefore) : notStated },
        { name: 'Must not be known yet', value: one.mustNotKnowYet ?? (one.mustNotKnowYetKept ? keptBack : notStated) },
      ]
    : [{ name: `${addressee(meeting, one)} is not told`, value: orNotStated(one.whyNot) }];

export const messageBlock = (meeting: Meeting, one: FamilyMessage): Block => ({
  kind: 'facts',
  sources: [one.sequence, ...rowsOf(one.thread, 'FamilyMustNotKnowYet')],
  facts: messageFacts(meeting, one),
});

export const leadBlock = (meeting: Meeting, { participantId, responsibilities, sequence }: LeadPractitioner): Block =>
  paragraph(`Lead practitioner: ${nameIn(meeting, participantId)}. ${sentence(responsibilities)}`, [sequence]);

export function family(meeting: Meeting): Block[] {
  const messages = meeting.familyMessages.map((one) => messageBlock(meeting, one));
  const leads = meeting.leads.map((one) => leadBlock(meeting, one));
  return [
    ...putRight(meeting, 'person'),
    ...considered(meeting),
    ...(messages.length > 0 ? messages : [paragraph(`What the family is told: ${notStated}.`)]),
    ...(leads.length > 0 ? leads : [paragraph(`Lead practitioner: ${notStated}.`)]),
  ];
}
