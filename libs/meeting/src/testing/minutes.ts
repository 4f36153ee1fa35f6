/** Commands of the minutes as the tests say them, and the settings they start from. */
import type {
  AnswerAmendment,
  AnswerFlag,
  CirculateMinutes,
  FlagMoment,
  MakeEdition,
  MinutesRule,
  OpenEdition,
  RecordDistribution,
  RequestAmendment,
  WriteSection,
} from '../index.js';
import type { Procedure } from '../procedure.js';
import { close } from './commands.js';
import { opened, type Step } from './given.js';
import { chair, type Name } from './people.js';
import { conference, discussion } from './procedure.js';

type Extra<C> = Partial<Omit<C, 'type'>>;

export const write = (text: string, extra: Extra<WriteSection> = {}): WriteSection => ({
  type: 'WriteSection',
  sectionId: 'summary',
  edition: 'full',
  text,
  basedOnVersion: 0,
  ...extra,
});
export const flag = (
  flagId: string,
  sequence: number,
  ofParticipantId: Name,
  extra: Extra<FlagMoment> = {},
): FlagMoment => ({ type: 'FlagMoment', flagId, sequence, ofParticipantId, question: 'Which day was that?', ...extra });
export const answerFlag = (flagId: string, extra: Extra<AnswerFlag> = {}): AnswerFlag => ({
  type: 'AnswerFlag',
  flagId,
  answer: 'Wednesday',
  ...extra,
});
export const circulate = (
  edition: string,
  to: readonly string[],
  extra: Extra<CirculateMinutes> = {},
): CirculateMinutes => ({ type: 'CirculateMinutes', edition, to, ...extra });
export const requestAmendment = (amendmentId: string, extra: Extra<RequestAmendment> = {}): RequestAmendment => ({
  type: 'RequestAmendment',
  amendmentId,
  sectionId: 'contributions',
  text: 'It was Wednesday',
  why: 'The day is wrong',
  ...extra,
});
export const answerAmendment = (
  amendmentId: string,
  accepted: boolean,
  extra: Extra<AnswerAmendment> = {},
): AnswerAmendment => ({ type: 'AnswerAmendment', amendmentId, accepted, why: 'As the notes have it', ...extra });
export const confirmMinutes = { type: 'ConfirmMinutes' } as const;
export const finalise = { type: 'FinaliseMinutes' } as const;
export const makeEdition = (edition: string, extra: Extra<MakeEdition> = {}): MakeEdition => ({
  type: 'MakeEdition',
  edition,
  format: 'docx',
  ...extra,
});
export const openEdition = (edition: string, extra: Extra<OpenEdition> = {}): OpenEdition => ({
  type: 'OpenEdition',
  edition,
  format: 'pdf',
  ...extra,
});
export const distribute = (edition: string, to: string, extra: Extra<RecordDistribution> = {}): RecordDistribution => ({
  type: 'RecordDistribution',
  edition,
  to,
  how: 'by recorded delivery',
  ...extra,
});

/** The quorum was in the room, and the chair has closed: rows 1 to 9. */
export const closed = (...said: Step[]): Step[] => [...opened(), ...said, chair(close())];

const minutesRule: MinutesRule = {
  classification: 'Confidential',
  outOfHours: [],
  releaseChecks: [
    { checkId: 'nobody-at-risk', label: 'It puts nobody at risk' },
    { checkId: 'explained', label: 'Somebody explains it' },
  ],
  amendments: { limit: null, unit: 'working-days', convention: 'day-0', source: { title: 'A test' } },
};
export const withMinutes = (rule: Partial<MinutesRule> = {}, procedure: Procedure = discussion): Procedure => ({
  ...procedure,
  minutes: { ...minutesRule, ...rule },
});
/** One that lets families in, and says how its minutes are handled. */
export const familyConference: Procedure = { ...withMinutes({}, conference), admission: 'direct' };
