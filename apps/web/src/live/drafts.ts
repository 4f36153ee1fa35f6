/** Half-typed forms, each under its own name, kept sealed on the device until they are sent. */
import { signal, type Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SessionAnswer } from '#wire';
import { begunIn, isTyped, typedIn, type Begun, type FieldFace, type FormFace, type TypedField } from './begun.js';
import { DeviceStore } from './device-store.js';
import { sisterWindows, type Emptied, type Sisters } from './sisters.js';

export type Values = Readonly<Record<string, string | readonly string[]>>;

/** A form whose entry was refused: what was typed is in it again, and why. */
export interface Returned {
  readonly formId: string;
  readonly because: string;
}

/** A draft as it lies on the device. Versions before kept the values alone. */
interface KeptDraft extends FormFace {
  readonly values: Values;
}

const noFace: FormFace = { title: '', fields: {} };

export class Drafts {
  /** By the command that was refused. */
  readonly returned = signal<ReadonlyMap<string, Returned>>(new Map());
  /** What was typed in forms sent from this window, until they are answered. */
  readonly #sent = new Map<string, { readonly formId: string; readonly values: Values }>();
  readonly #forms = new Map<string, Signal<Values>>();
  /** What each form and its fields are called, from the form itself as it was typed into. */
  readonly #faces = new Map<string, FormFace>();
  /** How often each form stands on the present screen. */
  readonly #shown = new Map<string, number>();
  /** Grows with whatever changes what is begun, and where. */
  readonly #changes = signal(0);
  /** Typed into in this window. */
  readonly #own = new Set<string>();
  readonly #changed: () => void;
  readonly #sisters: Sisters | undefined;

  constructor(kept: Readonly<Record<string, unknown>>, changed: () => void, sisters?: Sisters) {
    for (const [formId, one] of Object.entries(kept)) {
      const { values, ...face } = keptDraft(one);
      this.#forms.set(formId, signal(values));
      this.#faces.set(formId, face);
    }
    this.#changed = changed;
    this.#sisters = sisters;
    sisters?.hear((emptied) => this.#sentElsewhere(emptied));
  }

  of(formId: string): Signal<Values> {
    const known = this.#forms.get(formId);
    if (known) return known;
    const fresh = signal<Values>({});
    this.#forms.set(formId, fresh);
    return fresh;
  }

  /** @param face what the field is, and `title` what its form is called: they are kept with the words. */
  set(formId: string, name: string, value: string | readonly string[], face: FieldFace, title: string): void {
    const before = this.#faces.get(formId) ?? noFace;
    this.#faces.set(formId, { title: title || before.title, fields: { ...before.fields, [name]: face } });
    this.#put(formId, { ...this.of(formId).value, [name]: value });
  }

  /** Empties a form, here and in every other window of this person where it holds the same. */
  clear(formId: string): void {
    const { value } = this.of(formId);
    this.#put(formId, {});
    if (Object.keys(value).length > 0)
      this.#sisters?.tell({ formId, values: value, face: this.#faces.get(formId) ?? noFace });
  }

  /** Says that a form stands on the present screen. @returns how to say that it does so no more. */
  show(formId: string): () => void {
    const count = (by: number) => {
      this.#shown.set(formId, (this.#shown.get(formId) ?? 0) + by);
      this.#changes.value = this.#changes.peek() + 1;
    };
    count(1);
    return () => count(-1);
  }

  /** Every form with words in it that were not sent, in the order they were begun. */
  begun(): readonly Begun[] {
    void this.#changes.value;
    return [...this.#forms].flatMap(([formId, { value }]) => begunIn(formId, value, this.#faces.get(formId)) ?? []);
  }

  /** Those of them whose form is not on the present screen. */
  homeless(): readonly Begun[] {
    return this.begun().filter(({ formId }) => !((this.#shown.get(formId) ?? 0) > 0));
  }

  /** What was typed into a form, field by field. */
  typed(formId: string): readonly TypedField[] {
    return typedIn(this.of(formId).value, this.#faces.get(formId) ?? noFace);
  }

  /** Remembers what a form held when it was sent. */
  sent(commandId: string, formId: string, values: Values): void {
    this.#sent.set(commandId, { formId, values });
    this.returned.value = new Map([...this.returned.value].filter(([, one]) => one.formId !== formId));
  }

  answered(commandId: string): void {
    this.#sent.delete(commandId);
  }

  /** Puts a refused entry back into its form, unless something else has been typed there since. @returns whether it is back. */
  giveBack(commandId: string, because: string): boolean {
    const sent = this.#sent.get(commandId);
    this.#sent.delete(commandId);
    if (!sent || Object.keys(this.of(sent.formId).value).length > 0) return false;
    this.returned.value = new Map([...this.returned.value, [commandId, { formId: sent.formId, because }]]);
    this.#put(sent.formId, sent.values);
    return true;
  }

  /** Only what holds something, as it is kept; what another window of this person keeps stays as it is. */
  written(kept: unknown): Record<string, unknown> {
    const others = Object.entries(isDrafts(kept) ? kept : {}).filter(([formId]) => !this.#own.has(formId));
    const own = [...this.#own]
      .map((formId) => [formId, { ...(this.#faces.get(formId) ?? noFace), values: this.of(formId).value }] as const)
      .filter(([, { values }]) => Object.keys(values).length > 0);
    return Object.fromEntries([...others, ...own]);
  }

  stop(): void {
    this.#sisters?.stop();
  }

  #put(formId: string, values: Values): void {
    this.of(formId).value = values;
    this.#own.add(formId);
    this.#changes.value = this.#changes.peek() + 1;
    this.#changed();
  }

  /** Another window of this person has sent this form, or emptied it: where it holds the same here, it is done with. */
  #sentElsewhere({ formId, values, face }: Emptied): void {
    const { value } = this.of(formId);
    if (Object.keys(value).length === 0 || !isSame(value, values, this.#faces.get(formId) ?? noFace, face)) return;
    this.of(formId).value = {};
    // what lies on the device under this form is the other window's again
    this.#own.delete(formId);
    this.#changes.value = this.#changes.peek() + 1;
  }
}

/** Whether the words are the same; choices beside them make no other entry of them. Without words, everything counts. */
function isSame(mine: Values, theirs: Values, myFace: FormFace, theirFace: FormFace): boolean {
  const words = (values: Values, face: FormFace) =>
    typedIn(values, face)
      .filter(isTyped)
      .map(({ name, text }) => `${name} ${text.trim()}`);
  const all = (values: Values) => Object.entries(values).map(([name, value]) => JSON.stringify([name, value]));
  const [myWords, theirWords] = [words(mine, myFace), words(theirs, theirFace)];
  const isAlike = (one: string[], other: string[]) => one.sort().join('\n') === other.sort().join('\n');
  return myWords.length + theirWords.length > 0 ? isAlike(myWords, theirWords) : isAlike(all(mine), all(theirs));
}

export const isDrafts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isKeptDraft = (value: unknown): value is KeptDraft =>
  isDrafts(value) && isDrafts(value['values']) && isDrafts(value['fields']);

function keptDraft(value: unknown): KeptDraft {
  if (isKeptDraft(value)) return value;
  return { ...noFace, values: isDrafts(value) ? (value as Values) : {} };
}

/** What was begun in drafts as they lie on the device. */
export const begunOnDevice = (kept: unknown): Begun[] =>
  Object.entries(isDrafts(kept) ? kept : {}).flatMap(([formId, one]) => {
    const { values, ...face } = keptDraft(one);
    return begunIn(formId, values, face) ?? [];
  });

/** Drafts of a screen outside a meeting, in a sealed place of their own. */
export async function openDrafts(session: SessionAnswer, scope: string): Promise<Drafts> {
  const store = await DeviceStore.open(session, scope);
  const kept = await store.load();
  const keep = () => store.save((before) => drafts.written(before));
  const drafts: Drafts = new Drafts(isDrafts(kept) ? kept : {}, keep, sisterWindows(session, scope));
  return drafts;
}

export const DraftsContext = createContext(new Drafts({}, () => undefined));
export const useDrafts = (): Drafts => useContext(DraftsContext);
