/** What an action leaves unsaid, and who has not answered for it. */
import { agencyNameIn, type Meeting, type Sees } from '../meeting.js';
import type { AgreedAction } from '../topics/owned-action.js';
import { clause } from '../words.js';
import { isSaid } from '../to-see.js';
import type { Gap } from './gaps.js';

const askedOfAnAction = [
  { field: 'difference', named: 'what difference it makes for the child' },
  { field: 'measure', named: 'how we will know' },
  { field: 'contingency', named: 'what happens if it is not done' },
] as const;

/** What an action is called for this reader: its words may have been changed in a row kept from them. */
const titleOf = ({ what, thread }: AgreedAction, sees: Sees): string =>
  thread.rows.every(({ sequence }) => sees({ thread, sequence })) ? `“${clause(what)}”` : 'an action';

export function actionGaps(meeting: Meeting, action: AgreedAction, sees: Sees): Gap[] {
  if (action.state.state === 'done') return [];
  const about = { kind: 'action', aboutId: action.actionId } as const;
  const title = titleOf(action, sees);
  const blanks: Gap[] = askedOfAnAction
    .filter(({ field }) => !isSaid(action[field]))
    .map(({ field, named }) => ({
      gap: 'action-field',
      what: `Not said of ${title}: ${named}.`,
      why: 'Because vague actions are the ones not done.',
      agencyId: action.agencyId,
      about,
      fields: [field],
    }));
  const waiting: Gap[] =
    action.state.state === 'agreed'
      ? [
          {
            gap: 'action-not-accepted',
            what: `${agencyNameIn(meeting, action.agencyId)} has not yet taken on ${title}.`,
            why: 'Because an action is somebody’s only once they know of it.',
            agencyId: action.agencyId,
            about,
          },
        ]
      : [];
  const unnamed: Gap[] =
    'participantId' in action.owner || isSaid(action.owner.name)
      ? []
      : [
          {
            gap: 'action-owner-unnamed',
            what: `Nobody is named yet for ${title}.`,
            why: 'Because a post does not act; a person does.',
            agencyId: action.agencyId,
            about,
          },
        ];
  return [...blanks, ...waiting, ...unnamed];
}
