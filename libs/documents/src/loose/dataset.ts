/**
 * What a meeting settles, in the tables of Data to Insight's Standard Safeguarding Dataset: enquiries under section 47,
 * initial conferences and reviews. What only the local authority's own case system knows is left blank.
 * Fields: https://github.com/data-to-insight/ssd-data-model, tables ssd_s47_enquiry, ssd_initial_cp_conference and ssd_cp_reviews.
 */
import { clocks, londonDate, type CalendarDate, type Meeting } from '#meeting';
import { csvOf } from './csv.js';

export const ssdColumns = {
  ssd_s47_enquiry: [
    's47e_s47_enquiry_id',
    's47e_referral_id',
    's47e_person_id',
    's47e_s47_start_date',
    's47e_s47_end_date',
    's47e_s47_nfa',
    's47e_s47_outcome_json',
    's47e_s47_completed_by_team',
    's47e_s47_completed_by_worker_id',
  ],
  ssd_initial_cp_conference: [
    'icpc_icpc_id',
    'icpc_icpc_meeting_id',
    'icpc_s47_enquiry_id',
    'icpc_person_id',
    'icpc_cp_plan_id',
    'icpc_referral_id',
    'icpc_icpc_transfer_in',
    'icpc_icpc_target_date',
    'icpc_icpc_date',
    'icpc_icpc_outcome_cp_flag',
    'icpc_icpc_outcome_json',
    'icpc_icpc_team',
    'icpc_icpc_worker_id',
  ],
  ssd_cp_reviews: [
    'cppr_cp_review_id',
    'cppr_person_id',
    'cppr_cp_plan_id',
    'cppr_cp_review_due',
    'cppr_cp_review_date',
    'cppr_cp_review_meeting_id',
    'cppr_cp_review_outcome_continue_cp',
    'cppr_cp_review_quorate',
    'cppr_cp_review_participation',
  ],
} as const;
export type SsdTable = keyof typeof ssdColumns;
export type SsdRow = Readonly<Record<string, string>>;
export interface SafeguardingDataset {
  readonly standard: { readonly title: string; readonly source: string };
  readonly tables: Readonly<Record<SsdTable, readonly SsdRow[]>>;
}

const standard = {
  title: 'Standard Safeguarding Dataset, Data to Insight',
  source: 'https://github.com/data-to-insight/ssd-data-model',
};

/** Every key is there whether or not it is known, as the standard asks. How an enquiry ended, no meeting that began it knows. */
const outcomesUnknown = JSON.stringify({
  NFA_FLAG: '',
  LEGAL_ACTION_FLAG: '',
  PROV_OF_SERVICES_FLAG: '',
  CP_CONFERENCE_FLAG: '',
  NFA_CONTINUE_SINGLE_FLAG: '',
  MONITOR_FLAG: '',
  OTHER_OUTCOMES_EXIST_FLAG: '',
  NUMBER_OF_OUTCOMES: '',
  COMMENTS: '',
});

const kinds = { initial: /initial.*conference|icpc/i, review: /review.*conference|rcpc/i } as const;

const reviewsIn = (meeting: Meeting, meetingId: string) =>
  [...meeting.children.keys()].map((childId) =>
    full('ssd_cp_reviews', {
      cppr_person_id: childId,
      cppr_cp_review_meeting_id: meetingId,
      cppr_cp_review_date: heldOn(meeting),
      cppr_cp_review_quorate: quorate(meeting),
      cppr_cp_review_participation:
        meeting.voices.findLast((voice) => voice.childId === childId && !voice.takenBack)?.participationCode ?? '',
    }),
  );

/** One row for each child; a person's identifier is the meeting's own. */
export function safeguardingDataset(
  meeting: Meeting,
  { meetingId }: { readonly meetingId: string },
): SafeguardingDataset {
  const held = heldOn(meeting);
  const enquiries = childrenWithEnquiry(meeting);
  const target = conferenceTarget(meeting);
  const isInitial = kinds.initial.test(meeting.meetingKind);
  const isReview = kinds.review.test(meeting.meetingKind);
  const initial = isInitial ? [...meeting.children.keys()] : enquiries;
  return {
    standard,
    tables: {
      ssd_s47_enquiry: enquiries.map((childId) =>
        full('ssd_s47_enquiry', {
          s47e_person_id: childId,
          s47e_s47_start_date: held,
          s47e_s47_outcome_json: outcomesUnknown,
        }),
      ),
      ssd_initial_cp_conference: initial.map((childId) =>
        full('ssd_initial_cp_conference', {
          icpc_person_id: childId,
          icpc_icpc_target_date: target,
          ...(isInitial ? { icpc_icpc_meeting_id: meetingId, icpc_icpc_date: held } : {}),
        }),
      ),
      ssd_cp_reviews: isReview ? reviewsIn(meeting, meetingId) : [],
    },
  };
}

/** The same tables, a file each. */
export const safeguardingCsv = ({ tables }: SafeguardingDataset): Record<SsdTable, string> => ({
  ssd_s47_enquiry: csvOf(ssdColumns.ssd_s47_enquiry, tables.ssd_s47_enquiry),
  ssd_initial_cp_conference: csvOf(ssdColumns.ssd_initial_cp_conference, tables.ssd_initial_cp_conference),
  ssd_cp_reviews: csvOf(ssdColumns.ssd_cp_reviews, tables.ssd_cp_reviews),
});

const full = (table: SsdTable, known: SsdRow): SsdRow =>
  Object.fromEntries(ssdColumns[table].map((column) => [column, known[column] ?? '']));

const heldOn = ({ status }: Meeting): CalendarDate => ('openedAt' in status ? londonDate(status.openedAt) : '');

const quorate = ({ quorumChanges }: Meeting): string => {
  const last = quorumChanges.at(-1);
  return last ? (last.quorate ? 'Y' : 'N') : '';
};

/** The children for whom section 47 enquiries were decided on, by the decision that stands. */
function childrenWithEnquiry(meeting: Meeting): string[] {
  const choices = new Map<string, string>();
  for (const { matterId, decided, versions, supersededBy } of meeting.decisions.values()) {
    if (matterId !== 'section-47' || !decided || supersededBy) continue;
    for (const { childId, option } of versions.find(({ version }) => version === decided.version)?.options ?? [])
      choices.set(childId, option);
  }
  return [...choices].filter(([, option]) => option !== 'none').map(([childId]) => childId);
}

/** The day the procedure's clock for the conference runs out, where it can be computed. */
function conferenceTarget(meeting: Meeting): CalendarDate {
  const clock = meeting.procedure.clocks.find(({ from }) => from === 'section-47-initiated');
  const due = clocks(meeting).find(({ clockId }) => clockId === clock?.clockId)?.due;
  return due?.known ? due.date : '';
}
