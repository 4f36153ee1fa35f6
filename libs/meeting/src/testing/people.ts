/** Who sits in the tests' meeting. Each constant makes a step of a command: `police(contribution('c1'))`. */
import type { MeetingCommand } from '../commands-and-events.js';
import type { Child, Participant, Person } from '../vocabulary.js';
import type { Step } from './given.js';

const of =
  (agencyId: string, agencyName: string, sector: Participant['sector']) =>
  (participantId: string, name: string, extra: Partial<Participant> = {}): Participant => ({
    participantId,
    name,
    post: `${name}’s post`,
    agencyId,
    agencyName,
    sector,
    role: 'member',
    mayDecide: true,
    directContact: true,
    ...extra,
  });
const socialCare = of('csc', 'Northmoor Social Care', 'childrens-social-care');
const police_ = of('police', 'Northmoor Police', 'police');
const communityHealth = of('community-health', 'Northmoor Community Health', 'health');
const family = of('family', 'The family', 'other');

export const people = {
  chair: socialCare('chair', 'Ruth', { role: 'chair' }),
  deputy: socialCare('deputy', 'Dora', { role: 'deputy-chair' }),
  minutes: socialCare('minutes', 'Grace', { role: 'minute-taker', mayDecide: false }),
  sw: socialCare('sw', 'Tom'),
  police: police_('police', 'Karim'),
  constable: police_('constable', 'Nell'),
  hv: communityHealth('hv', 'Priya', { discipline: 'health-visitor' }),
  nurse: communityHealth('nurse', 'Sam', { discipline: 'school-nurse' }),
  school: of('hillside', 'Hillside Primary', 'education')('school', 'Martin'),
  housing: of('homes', 'Northmoor Homes', 'housing')('housing', 'Sian', { mayDecide: false }),
  solicitor: of('legal', 'Northmoor Legal', 'legal')('solicitor', 'Lena'),
  father: family('father', 'Aaron', { role: 'family', mayDecide: false }),
  mother: family('mother', 'Josie', { role: 'family', mayDecide: false }),
  advocate: of('voice', 'Voice Northmoor', 'voluntary')('advocate', 'Ife', { role: 'advocate', mayDecide: false }),
  observer: of('university', 'The university', 'education')('observer', 'Olu', { role: 'observer', mayDecide: false }),
} as const satisfies Record<string, Participant>;
export type Name = keyof typeof people;

export const mia: Child = { childId: 'mia', name: 'Mia' };
export const leo: Child = { childId: 'leo', name: 'Leo' };
export const dean: Person = { aboutId: 'dean', name: 'Dean', relationship: 'mother’s partner' };

export const acts =
  (who: string) =>
  (command: MeetingCommand): Step => ({ who, command });

export const chair = acts('chair');
export const deputy = acts('deputy');
export const minuteTaker = acts('minutes');
export const sw = acts('sw');
export const police = acts('police');
export const constable = acts('constable');
export const hv = acts('hv');
export const school = acts('school');
export const housing = acts('housing');
export const solicitor = acts('solicitor');
export const father = acts('father');
export const advocate = acts('advocate');
export const observer = acts('observer');
