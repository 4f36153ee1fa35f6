/** Closing checks: each met, or with what is lacking in words; judged on what the reader may see. */
import { agencyNameIn, sightOf, type Meeting, type Sees } from '../meeting.js';
import type { CheckId } from '../procedure.js';
import type { Decision } from '../topics/decision.js';
import { standingPositions } from '../topics/standing.js';
import { voiceOf } from '../topics/voice.js';
import { contributionGaps, silentAgencies } from './gaps.js';

export interface CheckState {
  readonly checkId: CheckId;
  readonly label: string;
  readonly why: string;
  readonly met: boolean;
  readonly lacking: readonly string[];
  /** Met only because there is nothing it could lack yet: said instead of “yes”. */
  readonly note?: string;
}

type Lacking = (meeting: Meeting, sees: Sees) => string[];

/** The checks of the meeting's procedure, in its order. */
export function closingChecks(meeting: Meeting, viewerId?: string): CheckState[] {
  const sees = sightOf(meeting, viewerId);
  return meeting.procedure.closingChecks.map(({ checkId, label, why }) => {
    const lacking = lackingFor[checkId](meeting, sees);
    const met = lacking.length === 0;
    const note = met ? nothingYet[checkId]?.(meeting, sees) : undefined;
    return { checkId, label, why, met, lacking, ...(note ? { note } : {}) };
  });
}

export const unmetChecks = (checks: readonly CheckState[]): CheckState[] => checks.filter(({ met }) => !met);

/** The option last decided for a child on section 47, with the decision that says so. */
function section47For(
  meeting: Meeting,
  sees: Sees,
  childId: string,
): { decision: Decision; option: string } | undefined {
  const decided = [...meeting.decisions.values()].filter(
    (one) => one.matterId === 'section-47' && one.decided && sees(one),
  );
  decided.sort((one, other) => (one.decided?.sequence ?? 0) - (other.decided?.sequence ?? 0));
  for (const decision of decided.reverse()) {
    const option = decision.versions
      .find(({ version }) => version === decision.decided?.version)
      ?.options.find((one) => one.childId === childId)?.option;
    if (option) return { decision, option };
  }
  return undefined;
}

const isActedOn = (meeting: Meeting, sees: Sees, childId: string, { decisionId }: Decision): boolean =>
  [...meeting.actions.values()].some(
    (action) => sees(action) && action.decisionId === decisionId && action.childIds.includes(childId),
  );

const lackingFor: Record<CheckId, Lacking> = {
  'agencies-answered': (meeting, sees) =>
    silentAgencies(meeting, sees).map((agencyId) => `${agencyNameIn(meeting, agencyId)} has not answered.`),
  'children-heard': (meeting, sees) =>
    [...meeting.children.values()]
      .filter(({ childId }) => voiceOf(meeting, childId, sees) === 'not-stated')
      .map(({ name }) => `Nothing is recorded of ${name}’s voice.`),
  'family-told': (meeting, sees) =>
    meeting.familyMessages.some(sees) ? [] : ['It has not been decided what the family is told.'],
  'section-47-decided': (meeting, sees) =>
    [...meeting.children.values()]
      .filter(({ childId }) => !section47For(meeting, sees, childId))
      .map(({ name }) => `Not decided for ${name}.`),
  'section-47-acted': (meeting, sees) =>
    [...meeting.children.values()]
      .filter(({ childId }) => {
        const found = section47For(meeting, sees, childId);
        return found && found.option !== 'none' && !isActedOn(meeting, sees, childId, found.decision);
      })
      .map(({ name }) => `No action names ${name} and says that it follows from that decision.`),
  'lead-named': (meeting) => (meeting.leads.length > 0 ? [] : ['No lead practitioner is named.']),
  'contributions-complete': (meeting, sees) =>
    [...meeting.contributions.values()]
      .filter(sees)
      .flatMap((contribution) => contributionGaps(meeting, contribution))
      .map(({ what }) => what),
  'dissent-reasons': (meeting, sees) =>
    [...meeting.decisions.values()].filter(sees).flatMap((decision) =>
      standingPositions(decision, decision.decided?.version ?? -1, sees)
        .filter(({ position, reason }) => position === 'dissent' && !reason)
        .map(({ agencyId }) => `${agencyNameIn(meeting, agencyId)} has not said why it dissents.`),
    ),
};

/** Where a check is met because nothing has happened that it asks about, in words; the rule itself stays as it is. */
const nothingYet: Partial<Record<CheckId, (meeting: Meeting, sees: Sees) => string | undefined>> = {
  'section-47-acted': (meeting, sees) =>
    [...meeting.children.keys()].some((childId) => section47For(meeting, sees, childId))
      ? undefined
      : 'nothing to act on yet',
  'contributions-complete': (meeting, sees) =>
    [...meeting.contributions.values()].some((one) => sees(one) && !one.withdrawal)
      ? undefined
      : 'nothing has been contributed yet',
  'dissent-reasons': (meeting, sees) =>
    [...meeting.decisions.values()].some((one) => sees(one) && one.decided)
      ? undefined
      : 'nothing has been decided yet',
};
