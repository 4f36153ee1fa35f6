/** What is being written for one section: one's own draft, what stands there, and whether the two have parted. */
import { useContext, useEffect, useState } from 'preact/hooks';
import {
  documentName,
  nameIn,
  authorOf,
  type By,
  type Instant,
  type Meeting,
  type Narrative,
  type Refusal,
  type WriteSection,
  limits,
} from '#meeting';
import { FoldContext } from '../../../forms/fold.js';
import { useForm, type Form } from '../../../forms/form.js';
import { asTyped } from '../../../live/as-typed.js';
import { quiet, type FieldFace } from '../../../live/begun.js';
import { useDrafts } from '../../../live/drafts.js';
import type { Sent } from '../../../live/outbox.js';
import { announce } from '../../../shell/announcer.js';
import { useOutbox, useRoom } from '../../room-context.js';

/** A text that stands there, or stood. */
export interface Stands {
  readonly version: number;
  readonly text: string;
  readonly by?: By;
  readonly at?: Instant;
}

/** What stands for all readers of that edition; what is, or was since, kept to some stands beside it and is not written here. */
export const narrativeOf = (meeting: Meeting, edition: string, sectionId: string): Narrative | undefined =>
  [...meeting.narratives.values()].find(
    (one) =>
      documentName(one.which) === edition &&
      one.sectionId === sectionId &&
      !one.restrictedTo &&
      !meeting.narrowed.has(one.thread.rows[0]?.sequence ?? 0),
  );

const textFace: FieldFace = { label: 'Beside what the record says', kind: 'words', max: limits.section };
const asideFace: FieldFace = { ...textFace, label: 'What you had written, put aside' };

const nothing: Stands = { version: 0, text: '' };

/** What a stale version was refused with. */
function currentIn(refusal: Refusal | undefined): Stands | undefined {
  const current = refusal?.details?.['current'];
  return typeof current === 'object' && current !== null && 'version' in current && 'text' in current
    ? (current as Stands)
    : undefined;
}

export interface Drafting {
  readonly form: Form;
  readonly stands: Stands;
  /** Written there by somebody else since one's own text was begun. */
  readonly theirs: Stands | undefined;
  /** Why it was not saved, unless that is plain from both texts standing there. */
  readonly because: string | undefined;
  /** One's own text, put aside for another's. */
  readonly aside: string;
  save(): string;
  keepMine(): void;
  takeTheirs(): void;
  bringBack(): void;
}

interface Place {
  readonly edition: string;
  readonly sectionId: string;
}
const isFor =
  ({ edition, sectionId }: Place) =>
  ({ command }: Sent): boolean =>
    command.type === 'WriteSection' &&
    command.edition === edition &&
    command.sectionId === sectionId &&
    !command.restrictedTo;

/** The form, which notes on which version its text was begun. */
function usePlacedForm(
  { edition, sectionId }: Place,
  stands: Stands,
): { form: Form; draft: string | undefined; base: number } {
  const id = `write-${edition}-${sectionId}`;
  const draft = useDrafts().of(id).value['text'];
  const form = useForm(id, { text: stands.text });
  const begun = typeof draft === 'string';
  return {
    draft: begun ? draft : undefined,
    base: begun ? Number(form.text('base')) : stands.version,
    form: {
      ...form,
      set: (name, value, face) => {
        if (name === 'text' && !begun) form.set('base', String(stands.version), quiet);
        form.set(name, value, face);
      },
    },
  };
}

/** Takes what became of a text out of the outbox: it belongs in its section, not among what was not saved. */
function useOutcome(
  place: Place,
  form: Form,
  draft: string | undefined,
  setRefusal: (refusal: Refusal | undefined) => void,
): void {
  const { live } = useRoom();
  const fold = useContext(FoldContext);
  const outbox = useOutbox().filter(isFor(place));
  const [seen, see] = useState<readonly string[]>(() =>
    outbox.filter(({ state }) => state === 'saved').map(({ commandId }) => commandId),
  );
  useEffect(() => {
    for (const { commandId, state, command, refusal } of outbox) {
      const { text, basedOnVersion } = command as WriteSection;
      if (state === 'not-saved') {
        if (draft === undefined) form.set('text', text, textFace);
        setRefusal(refusal);
        live.outbox.discard(commandId);
      } else if (state === 'saved' && !seen.includes(commandId)) {
        see([...seen, commandId]);
        setRefusal(undefined);
        if (draft !== undefined && draft.trim() !== text.trim()) form.set('base', String(basedOnVersion + 1), quiet);
        else {
          form.clear();
          fold?.(commandId);
        }
      }
    }
  });
}

export function useDrafting(place: Place): Drafting {
  const { meeting, send } = useRoom();
  const [refusal, setRefusal] = useState<Refusal>();
  const known: Stands = narrativeOf(meeting, place.edition, place.sectionId) ?? nothing;
  const told = currentIn(refusal);
  const stands = told && told.version > known.version ? told : known;
  const { form, draft, base } = usePlacedForm(place, stands);
  useOutcome(place, form, draft, setRefusal);
  const sending = useOutbox().some((sent) => isFor(place)(sent) && sent.state === 'sending');
  const parted =
    draft !== undefined && !sending && stands.version !== base && asTyped(stands.text).trim() !== draft.trim();
  useEffect(() => {
    if (parted) announce('Somebody else has written in this section since you began. Both texts are shown.');
  }, [parted]);
  const write = (text: string, basedOnVersion: number) => {
    setRefusal(undefined);
    form.set('base', String(basedOnVersion), quiet);
    return send({ type: 'WriteSection', ...place, text: text.trim(), basedOnVersion });
  };
  return {
    form,
    stands,
    theirs: parted ? stands : undefined,
    because: parted ? undefined : refusal?.because,
    aside: form.text('aside'),
    // Whoever has theirs before them writes on top of it.
    save: () => write(form.text('text'), parted ? stands.version : base),
    keepMine: () => void write(form.text('text'), stands.version),
    takeTheirs: () => {
      const mine = form.text('text');
      form.clear();
      setRefusal(undefined);
      form.set('aside', mine, asideFace);
    },
    bringBack: () => {
      form.set('text', form.text('aside'), textFace);
      form.set('aside', '', asideFace);
    },
  };
}

export const writerOf = (meeting: Meeting, { by }: Stands): string =>
  by ? nameIn(meeting, authorOf(by) ?? '') : 'Somebody';
