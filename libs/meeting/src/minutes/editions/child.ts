/** The child’s copy: a few plain sentences, made of nothing but what the family may have. */
import { nameIn, type Meeting } from '../../meeting.js';
import type { AgreedAction } from '../../topics/owned-action.js';
import { mayNameOwner } from '../../topics/owner.js';
import type { Child, Instant } from '../../vocabulary.js';
import { londonDate } from '../../working-days.js';
import type { Block, Section } from '../document.js';
import { childrenOf, isToldNow, leadForFamily, messageFor, readerOf, sharedActions } from '../for-family.js';
import type { MinutesOptions } from '../options.js';
import { heading, paragraph } from '../sections/manner.js';
import { dateInWords, sentence } from '../../words.js';

const heldOn = ({ status, scheduledFor }: Meeting): Instant => ('openedAt' in status ? status.openedAt : scheduledFor);

/** Only the chair is named: who else was asked can itself put somebody at risk. */
const whoMet = (meeting: Meeting): string =>
  `On ${dateInWords(londonDate(heldOn(meeting)))}, ${nameIn(meeting, meeting.chairId)} and other people whose work is to help children met to think about what would help you.`;

function whoDoes(meeting: Meeting, { owner }: AgreedAction, options: MinutesOptions): string {
  if (!mayNameOwner(meeting, owner, readerOf(meeting, options))) return 'Somebody is to see to this';
  const name = 'participantId' in owner ? nameIn(meeting, owner.participantId) : owner.name;
  return name ? `${name} is to see to this` : 'Somebody is to see to this';
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

/** Whoever leads is named as somebody to talk with: that they will is said only where it was decided. */
function whoTalks(meeting: Meeting, options: MinutesOptions, teller: string | undefined): string {
  if (teller) return `${teller} will talk with you. You can ask anything you like.`;
  const lead = isToldNow(meeting, options) ? leadForFamily(meeting, options) : undefined;
  if (lead) return `You can talk with ${lead}, and ask anything you like.`;
  return 'Ask whoever gave you this who will talk with you.';
}

export function childEdition(meeting: Meeting, options: MinutesOptions): Section[] {
  const message = messageFor(meeting, options);
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
          `${whoTalks(meeting, options, message?.by)} If something here is not right, or you see it differently, say so to them.`,
        ),
      ],
    },
  ];
}
