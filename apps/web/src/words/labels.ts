/** The meeting's codes in words, as fields and lists show them. */
import type {
  ActionState,
  Basis,
  ConsideredAs,
  ContributionKind,
  Discipline,
  KnownBy,
  Mode,
  ParticipationCode,
  PhaseName,
  Purpose,
  Sector,
  Stance,
} from '#meeting';
import { sectorNames } from '#meeting';

export type Options = readonly (readonly [value: string, label: string])[];
export const optionsFrom = <K extends string>(labels: Record<K, string>): Options => Object.entries<string>(labels);

export const kindLabels: Record<ContributionKind, string> = {
  worry: 'A worry',
  strength: 'A strength',
  'past-harm': 'Past harm',
  'future-danger': 'Future danger',
  involvement: 'Our involvement',
  medical: 'Medical',
  'health-development': 'Health and development',
  'parenting-capacity': 'Parenting capacity',
  'parent-support-need': 'Support a parent needs',
  'person-posing-risk': 'A person posing a risk',
  'open-investigation': 'An open investigation',
  other: 'Something else',
};
export const basisLabels: Record<Basis, string> = {
  fact: 'Fact',
  observation: 'Observation',
  allegation: 'Allegation',
  opinion: 'Opinion',
  'second-hand': 'Second-hand',
};
export const basisHints: Record<Basis, string> = {
  fact: 'checked, for example on a record',
  observation: 'seen or heard by us',
  allegation: 'said by somebody, not checked',
  opinion: 'what we think it means',
  'second-hand': 'told to us by somebody who heard it',
};
export const purposeLabels: Record<Purpose, string> = {
  'for-action': 'For action',
  'for-information': 'For information',
};
export const modeLabels: Record<Mode, string> = { 'in-person': 'In person', video: 'By video', phone: 'By phone' };
export const knownByLabels: Record<KnownBy, string> = {
  'rang-them': 'We rang the number their agency gave',
  'known-voice': 'A known voice',
  'rang-in': 'They rang in, not checked',
};
export const stanceLabels: Record<Stance, string> = {
  agree: 'Agree',
  reservation: 'Agree with a reservation',
  dissent: 'Dissent',
  abstain: 'Abstain',
  'not-ours': 'Not for our agency to say',
};
export const consideredLabels: Record<ConsideredAs, string> = {
  protective: 'Protective',
  risk: 'A risk',
  unknown: 'Not known yet',
};
export const participationLabels: Record<ParticipationCode, string> = {
  PN0: 'PN0 – child under four',
  PN1: 'PN1 – attends and speaks',
  PN2: 'PN2 – attends, an advocate speaks',
  PN3: 'PN3 – attends, expresses views by signs or symbols',
  PN4: 'PN4 – attends, does not speak',
  PN5: 'PN5 – does not attend, briefs an advocate',
  PN6: 'PN6 – does not attend, views sent another way',
  PN7: 'PN7 – does not attend, no views sent',
};
export const phaseLabels: Record<PhaseName, string> = {
  'before-opening': 'Not opened yet',
  open: 'Open',
  adjourned: 'Adjourned',
  closed: 'Closed',
  cancelled: 'Cancelled',
};
export const actionLabels: Record<ActionState['state'], string> = {
  agreed: 'Not answered yet',
  accepted: 'Accepted',
  declined: 'Declined',
  done: 'Done',
  'not-done': 'Not done',
};
export const disciplineLabels: Record<Discipline, string> = {
  gp: 'GP',
  'health-visitor': 'Health visitor',
  'school-nurse': 'School nurse',
  midwife: 'Midwife',
  paediatrician: 'Paediatrician',
  camhs: 'CAMHS',
  emergency: 'Emergency department',
  'safeguarding-nurse': 'Safeguarding nurse',
  other: 'Other',
};
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
export const sectorOptions: Options = Object.entries(sectorNames).map(([sector, name]) => [sector, capitalised(name)]);
export const sectorName = (sector: Sector): string => sectorNames[sector];
export const listInWords = (items: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items);
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
