/** What each field is called when a sentence must name it. The compiler counts them, so a new field cannot go unnamed. */
import type { Child, Command, Inquorate, MissingSector, OptionForChild, Outstanding, Owner, Participant, Person, ReleaseCheck } from '#meeting';
import type { ContributionFields, DisagreementSubject } from '#meeting';

type KeysOf<T> = T extends unknown ? keyof T & string : never;
type Field = KeysOf<
  | Command | Participant | Child | Person | Owner | Inquorate | MissingSector | OptionForChild | Outstanding | ContributionFields | DisagreementSubject | ReleaseCheck
>;
type Identifier = `${string}Id` | `${string}Ids`;

const labels: Record<Exclude<Field, Identifier | 'type'>, string> = {
  accepted: 'whether it is accepted', about: 'what it is about', address: 'the address', agencyName: 'the agency’s name', aliases: 'the other names', alreadyDone: 'whether it is already done',
  answer: 'the answer', arrivedAt: 'the time of arrival', audience: 'the list of who may see it', basedOnVersion: 'the version it starts from',
  basis: 'the basis (fact, observation, allegation, opinion, second-hand)', because: 'the reason for escalating', byWhen: 'the time by which they will be heard',
  cause: 'the cause', changes: 'the corrections', checks: 'the list of checks', child: 'the child', children: 'the list of children', circumstances: 'the circumstances',
  concern: 'the concern', confidentialityAccepted: 'whether confidentiality is accepted', consideredAs: 'how the person is considered',
  contingency: 'the contingency', contingencyStarted: 'whether the contingency has started', dateOfBirth: 'the date of birth',
  decidedToHoldAt: 'the time it was decided to hold the meeting', deputy: 'the deputy', difference: 'the difference it will make',
  directContact: 'whether they have had direct contact', disability: 'the disability', discipline: 'the discipline', due: 'the time it is due',
  edition: 'the edition', email: 'the email address', evidence: 'the evidence', evidenceRef: 'the reference to evidence', expectedOn: 'the date the baby is expected',
  explanation: 'the explanation', externalRecipient: 'the name of who it is for', format: 'the format', familyBarriers: 'what got in the way with the family', familyHelped: 'what helped with the family', gp: 'the GP',
  happenedAt: 'the time it took place', harmSetting: 'the setting of the harm', heardAt: 'the time the child was heard', heardBy: 'who heard the child',
  how: 'how it was done', howHeard: 'how the missing agency will be heard', howShared: 'how the child shared it', impactOnChild: 'the impact on the child',
  inquorate: 'the ground for going on without quorum', interpreter: 'the interpreter', involvement: 'the involvement', isReferrer: 'whether they made the referral',
  kind: 'the kind', knowsFamily: 'the link to the family', leftAt: 'the time of leaving', legalStatus: 'the legal status', length: 'the length', met: 'whether it is met', mayDecide: 'whether they may decide for their agency',
  mayShareWithFamily: 'whether it may be shared with the family', measure: 'how it will be known', meetingKind: 'the kind of meeting', missing: 'the list of missing agencies',
  mode: 'the way of attending', mustNotKnowYet: 'what the family must not know yet', name: 'the name', namedBy: 'the time by which somebody is named',
  nextMeetingAt: 'the time of the next meeting', nhsNumber: 'the NHS number', notBefore: 'the earliest time to tell', note: 'the note',
  notSearched: 'what was not searched', observedCues: 'the cues observed', occurredFrom: 'the time it began', occurredTo: 'the time it ended',
  onwardSharing: 'the note on onward sharing', option: 'the choice', options: 'the list of choices', outOfHours: 'the out-of-hours contact', outcome: 'the outcome',
  outstanding: 'the list of reasons', owner: 'the owner', parentalResponsibility: 'whether they have parental responsibility', participant: 'the participant',
  participants: 'the list of participants', participationCode: 'the participation code', people: 'the list of people', period: 'the period', person: 'the person',
  phone: 'the telephone number', place: 'the place', planToHear: 'the plan to hear the child', position: 'the position', post: 'the post', proposal: 'the proposal',
  purpose: 'the purpose', question: 'the question', rationale: 'the rationale', reason: 'the reason', reference: 'the reference', releases: 'the list of words released', relationship: 'the relationship',
  response: 'the response', responsibilities: 'the responsibilities', restrictedTo: 'the list of who it is kept to', result: 'the result',
  resumeAt: 'the time to resume', role: 'the role', scheduledFor: 'the time of the meeting', school: 'the school', sector: 'the sector',
  sequence: 'the place in the record', source: 'the source', standing: 'the standing (agency or personal)', statement: 'the statement',
  stillRelevantBecause: 'why it still matters', subjects: 'the list of who was searched for', summary: 'the summary', systems: 'the list of systems searched',
  text: 'the text', to: 'who it goes to', told: 'whether the family is told', upTo: 'the last entry read', version: 'the version', what: 'what is to happen',
  whatHelps: 'what helps the child', why: 'the reason why', whyNot: 'the reason why not', whyNotInvolved: 'the reason they are not involved',
  wishesAndFeelings: 'the wishes and feelings', words: 'the child’s words',
};

/** A field in words; an identifier, which people never see, by its own name. */
export const labelOf = (field: string): string => (Object.hasOwn(labels, field) ? labels[field as keyof typeof labels] : `the identifier “${field}”`);

/** One entry of a list, or one part of a whole, that a sentence must lead to. */
const parts: Readonly<Record<string, string>> = {
  participants: 'participant', children: 'child', people: 'person', missing: 'missing agency', options: 'choice', outstanding: 'reason', checks: 'check', releases: 'words released',
  participant: 'the participant', deputy: 'the deputy', child: 'the child', person: 'the person', owner: 'the owner', about: 'what it is about',
  changes: 'the corrections', inquorate: 'the ground for going on without quorum',
};

export const partOf = (field: string): string => parts[field] ?? field;

export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
