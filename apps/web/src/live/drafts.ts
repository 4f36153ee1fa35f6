/** Half-typed forms, each under its own name, kept sealed on the device until they are sent. */
import { signal, type Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SessionAnswer } from '#wire';
import { DeviceStore } from './device-store.js';

export type Values = Readonly<Record<string, string | readonly string[]>>;

/** A form whose entry was refused: what was typed is in it again, and why. */
export interface Returned {
  readonly formId: string;
  readonly because: string;
}

export class Drafts {
  /** By the command that was refused. */
  readonly returned = signal<ReadonlyMap<string, Returned>>(new Map());
  /** What was typed in forms sent from this window, until they are answered. */
  readonly #sent = new Map<string, { readonly formId: string; readonly values: Values }>();
  readonly #forms = new Map<string, Signal<Values>>();
  /** Typed into in this window. */
  readonly #own = new Set<string>();
  readonly #changed: () => void;

  constructor(kept: Readonly<Record<string, Values>>, changed: () => void) {
    for (const [formId, values] of Object.entries(kept)) this.#forms.set(formId, signal(values));
    this.#changed = changed;
  }

  of(formId: string): Signal<Values> {
    const known = this.#forms.get(formId);
    if (known) return known;
    const fresh = signal<Values>({});
    this.#forms.set(formId, fresh);
    return fresh;
  }

  set(formId: string, name: string, value: string | readonly string[]): void {
    const form = this.of(formId);
    form.value = { ...form.value, [name]: value };
    this.#own.add(formId);
    this.#changed();
  }

  clear(formId: string): void {
    this.of(formId).value = {};
    this.#own.add(formId);
    this.#changed();
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
    this.of(sent.formId).value = sent.values;
    this.#own.add(sent.formId);
    this.returned.value = new Map([...this.returned.value, [commandId, { formId: sent.formId, because }]]);
    this.#changed();
    return true;
  }

  /** Only what holds something, as it is kept; what another window of this person keeps stays as it is. */
  written(kept: unknown): Record<string, Values> {
    const others = Object.entries(isDrafts(kept) ? kept : {}).filter(([formId]) => !this.#own.has(formId));
    const own = [...this.#own]
      .map((formId) => [formId, this.of(formId).value] as const)
      .filter(([, values]) => Object.keys(values).length > 0);
    return Object.fromEntries([...others, ...own]);
  }
}

export const isDrafts = (value: unknown): value is Record<string, Values> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Drafts of a screen outside a meeting, in a sealed place of their own. */
export async function openDrafts(session: SessionAnswer, scope: string): Promise<Drafts> {
  const store = await DeviceStore.open(session, scope);
  const kept = await store.load();
  const drafts: Drafts = new Drafts(isDrafts(kept) ? kept : {}, () => store.save((before) => drafts.written(before)));
  return drafts;
}

export const DraftsContext = createContext(new Drafts({}, () => undefined));
export const useDrafts = (): Drafts => useContext(DraftsContext);
