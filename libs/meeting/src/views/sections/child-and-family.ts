/** Each child's voice, what it all adds up to, and what is thought of and said to the family. */
import { agencyNameIn, nameIn, type Meeting } from '../../meeting.js';
import { authorOf } from '../../record.js';
import { voiceOf, type Voice } from '../../topics/voice.js';
import { notStated, type Block } from '../document.js';
import { listInWords, momentInWords, orNotStated, whenInWords } from '../words.js';

function voiceBlocks(meeting: Meeting, voice: Voice): Block[] {
  const sources = [voice.sequence];
  const name = meeting.children.get(voice.childId)?.name ?? 'the child';
  const words: Block[] = voice.words ? [{ kind: 'quotation', text: voice.words, of: name, sources }] : [];
  const told: readonly (readonly [string, string | undefined])[] = [
    ['Wishes and feelings', voice.wishesAndFeelings], ['What the child showed', voice.observedCues], ['What helps', voice.whatHelps],
  ];
  return [...words, {
    kind: 'facts', sources, facts: [
      ...told.flatMap(([fact, value]) => (value ? [{ name: fact, value }] : [])),
      { name: 'Circumstances', value: orNotStated(voice.circumstances) }, { name: 'How it was shared', value: orNotStated(voice.howShared) },
      { name: 'Heard by', value: orNotStated(voice.heardBy) }, { name: 'Heard', value: voice.heardAt ? momentInWords(voice.heardAt) : notStated },
      { name: 'Participation', value: orNotStated(voice.participationCode) }, { name: 'Recorded by', value: agencyNameIn(meeting, voice.agencyId) },
    ],
  }];
}

export const voices = (meeting: Meeting): Block[] => [...meeting.children.values()].flatMap(({ childId, name }): Block[] => [
  { kind: 'heading', text: name },
  ...meeting.voices.filter((voice) => voice.childId === childId).flatMap((voice) => voiceBlocks(meeting, voice)),
  ...meeting.voicesNotHeard.filter((one) => one.childId === childId).map((one): Block => ({
    kind: 'paragraph', sources: [one.sequence], text: `Not heard: ${one.why}. Plan to hear: ${one.planToHear}.`,
  })),
  ...(voiceOf(meeting, childId) === 'not-stated' ? [{ kind: 'paragraph' as const, text: `What ${name} says, wants or shows: ${notStated}.` }] : []),
]);

export const analysis = (meeting: Meeting): Block[] => meeting.analyses.length === 0
  ? [{ kind: 'paragraph', text: `Analysis: ${notStated}.` }]
  : meeting.analyses.map((one): Block => ({
    kind: 'paragraph', sources: [one.sequence], text: `${nameIn(meeting, one.byParticipantId ?? authorOf(one.by) ?? '')}, ${whenInWords(one)}: ${one.text}`,
  }));

const consideredNames = { protective: 'as protective', risk: 'as a risk', unknown: 'but not enough is known' } as const;

function considered(meeting: Meeting): Block[] {
  return [...meeting.people.values()].flatMap((person): Block[] => {
    const who = `${person.name} (${person.relationship})`;
    const views = meeting.considerations.filter(({ aboutId }) => aboutId === person.aboutId);
    if (views.length === 0) return [{ kind: 'paragraph', text: `${who}: whether protective or a risk ${notStated}.` }];
    return views.map((view): Block => ({
      kind: 'paragraph', sources: [view.sequence],
      text: `${who} was considered ${consideredNames[view.consideredAs]} by ${agencyNameIn(meeting, view.agencyId)}, for ${listInWords(view.childIds.map((childId) => meeting.children.get(childId)?.name ?? 'a child'))}. Rests on: ${orNotStated(view.basis)}. Source: ${orNotStated(view.source)}. Involvement: ${orNotStated(view.involvement)}.${view.whyNotInvolved ? ` Not involved because: ${view.whyNotInvolved}.` : ''}`,
    }));
  });
}

export function family(meeting: Meeting): Block[] {
  const messages = meeting.familyMessages.map((one): Block => ({
    kind: 'facts', sources: [one.sequence], facts: one.told ? [
      { name: 'The family is told', value: orNotStated(one.what) }, { name: 'By', value: one.byParticipantId ? nameIn(meeting, one.byParticipantId) : notStated },
      { name: 'Not before', value: one.notBefore ? momentInWords(one.notBefore) : notStated }, { name: 'Must not be known yet', value: orNotStated(one.mustNotKnowYet) },
    ] : [{ name: 'The family is not told', value: orNotStated(one.whyNot) }],
  }));
  const leads = meeting.leads.map(({ participantId, responsibilities, sequence }): Block => ({
    kind: 'paragraph', sources: [sequence], text: `Lead practitioner: ${nameIn(meeting, participantId)}. ${responsibilities}`,
  }));
  return [
    ...considered(meeting), ...(messages.length > 0 ? messages : [{ kind: 'paragraph' as const, text: `What the family is told: ${notStated}.` }]),
    ...(leads.length > 0 ? leads : [{ kind: 'paragraph' as const, text: `Lead practitioner: ${notStated}.` }]),
  ];
}
