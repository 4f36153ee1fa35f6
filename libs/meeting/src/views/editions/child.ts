/** The child’s copy: a few plain sentences, made of nothing but what the family may have. */
import { nameIn, type Meeting } from '../../meeting.js';
import type { AgreedAction } from '../../topics/action.js';
import { mayNameOwner } from '../../topics/owner.js';
import type { Child, Instant } from '../../vocabulary.js';
import { londonDate } from '../../working-days.js';
import type { Block, Section } from '../document.js';
import { childrenOf, isToldNow, leadForFamily, messageFor, readerOf, sharedActions } from '../for-family.js';
import type { MinutesOptions } from '../options.js';
import { heading, paragraph } from '../sections/manner.js';
import { dateInWords, sentence } from '../words.js';

const heldOn = ({ status, scheduledFor }: Meeting): Instant => ('openedAt' in status ? status.openedAt : scheduledFor);

/** Only the chair is named: who else was asked can itself put somebody at risk. */
const whoMet = (meeting: Meeting): string =>
  `On ${dateInWords(londonDate(heldOn(meeting)))}, ${nameIn(meeting, meeting.chairId)} and other people whose work is to help children met to think about what would help you.`;

function whoDoes(meeting: Meeting, { owner }: AgreedAction, options: MinutesOptions): string {
  if (!mayNameOwner(meeting, owner, readerOf(meeting, options))) return 'Somebody will see to this';
  const name = 'participantId' in owner ? nameIn(meeting, owner.participantId) : owner.name;
  return name ? `${name} will see to this` : 'Somebody will see to this';
}

const nextFor = (
  meeting: Meeting,
  child: Child | undefined,
  options: MinutesOptions,
  children: readonly Child[],
): Block[] =>
  sharedActions(meeting, options, children)
    .filter(
      ({ childIds, state }) =>
        state.state !== 'done' && (childIds.length === 0 || (child && childIds.includes(child.childId))),
    )
    .map((action) =>
      paragraph(
        `${sentence(action.what)} ${whoDoes(meeting, action, options)}, by ${dateInWords(londonDate(action.due))}.`,
      ),
    );

function next(meeting: Meeting, options: MinutesOptions): Block[] {
  const children = childrenOf(meeting, options, true);
  const told = isToldNow(meeting, options);
  return (children.length > 0 ? children : [undefined]).flatMap((child) => {
    const blocks = told ? nextFor(meeting, child, options, children) : [];
    const said = blocks.length > 0 ? blocks : [paragraph('Nothing more can be written here yet. You can always ask.')];
    return child && children.length > 1 ? [heading(child.name), ...said] : said;
  });
}

export function childEdition(meeting: Meeting, options: MinutesOptions): Section[] {
  const message = messageFor(meeting, options);
  const talks = message?.by ?? (isToldNow(meeting, options) ? leadForFamily(meeting, options) : undefined);
  return [
    { sectionId: 'attendance', title: 'Who met', blocks: [paragraph(whoMet(meeting))] },
    {
      sectionId: 'decisions',
      title: 'What was decided',
      blocks: [paragraph(message?.what ?? 'You will be told more as soon as somebody can.')],
    },
    { sectionId: 'actions', title: 'What happens next', blocks: next(meeting, options) },
    {
      sectionId: 'family',
      title: 'Who will talk with you',
      blocks: [
        paragraph(
          talks
            ? `${talks} will talk with you. You can ask anything you like.`
            : 'Ask whoever gave you this who will talk with you.',
        ),
      ],
    },
  ];
}
