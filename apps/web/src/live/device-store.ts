/** What one person has not sent yet in one meeting, sealed in this browser so that a reload or a flat battery loses nothing. */
import { signal } from '@preact/signals';
import type { SessionAnswer } from '#wire';
import { announce } from '../shell/announcer.js';
import type { SavedPlaces } from './saved-commands.js';
import { keyFrom, seal, unseal } from './sealing.js';

const prefix = 'quorate.';
/** Ends the name of the place where what is already recorded is kept: it is not asked about at sign-out. */
export const savedPlace = '.saved';
/** The same person's words are found again at their next sign-in, when the slot is another but the key is the same. */
const ownerOf = ({ participantId, personId, slot }: SessionAnswer): string => participantId ?? personId ?? slot;

/** The name under which one person's words of one meeting lie; other windows of theirs are told under it too. */
export const placeOf = (session: SessionAnswer, scope: string): string => `${prefix}${ownerOf(session)}.${scope}`;

/** Those of this window. */
const opened = new Set<DeviceStore>();

/** Wipes everything this person kept on this device, or only one scope of it. */
export function wipeDevice(session: SessionAnswer, scope = ''): void {
  const start = placeOf(session, scope);
  for (const store of opened) store.closeUnder(start);
  for (const name of namesUnder(start)) localStorage.removeItem(name);
}

/** What this person has typed and not sent, as it lies on this device, in any meeting; what is already recorded is not. */
export async function keptUnsent(session: SessionAnswer): Promise<unknown[]> {
  const key = await keyFrom(session.deviceKey);
  const kept: unknown[] = [];
  for (const name of namesUnder(placeOf(session, ''))) {
    const words = name.endsWith(savedPlace) ? undefined : await unseal(key, readItem(name) ?? '');
    if (words) kept.push(JSON.parse(words));
  }
  return kept;
}

/** Where this person keeps what is already recorded, in any meeting; what their key does not open is emptied. */
export async function savedPlacesOf(session: SessionAnswer): Promise<SavedPlaces> {
  const key = await keyFrom(session.deviceKey);
  return {
    names: () => namesUnder(placeOf(session, '')).filter((name) => name.endsWith(savedPlace)),
    change: (name, how) =>
      alone(name, async () => {
        const words = await unseal(key, readItem(name) ?? '');
        const after = how(words && JSON.parse(words));
        if (after === undefined) localStorage.removeItem(name);
        else if (readItem(name) !== null) writeItem(name, await seal(key, JSON.stringify(after)));
      }),
  };
}

function namesUnder(start: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(start));
  } catch {
    // A browser that keeps nothing has nothing to look through.
    return [];
  }
}

/** Waits until everything typed so far is sealed in its place, so that the page can be loaded again. */
export async function everythingKept(): Promise<void> {
  await Promise.allSettled([...opened].map((store) => store.written()));
}

/** One sealed place. Writing is coalesced: the newest wins. */
export class DeviceStore {
  readonly #name: string;
  readonly #key: CryptoKey;
  #writing: Promise<void> | undefined;
  #closed = false;
  #next: ((before: unknown) => unknown) | undefined;

  private constructor(name: string, key: CryptoKey) {
    this.#name = name;
    this.#key = key;
  }

  static async open(session: SessionAnswer, scope: string): Promise<DeviceStore> {
    const store = new DeviceStore(placeOf(session, scope), await keyFrom(session.deviceKey));
    opened.add(store);
    return store;
  }

  async load(): Promise<unknown> {
    const sealed = readItem(this.#name);
    const words = sealed && (await unseal(this.#key, sealed));
    return words ? (JSON.parse(words) as unknown) : undefined;
  }

  /**
   * `what` is asked only when it is written, so that a burst of typing is sealed once. It is told what is there before:
   * another window of the same person keeps its words in the same place.
   */
  save(what: (before: unknown) => unknown): void {
    this.#next = what;
    this.#writing ??= this.#write();
  }

  /** Kept once nothing of it waits to be sealed. */
  async written(): Promise<void> {
    await this.#writing;
  }

  /** What was still being sealed when its place was wiped is not written after all. */
  closeUnder(start: string): void {
    if (!this.#name.startsWith(start)) return;
    this.#closed = true;
    opened.delete(this);
  }

  async #write(): Promise<void> {
    while (this.#next) {
      const what = this.#next;
      this.#next = undefined;
      await alone(this.#name, async () => {
        const sealed = await seal(this.#key, JSON.stringify(what(await this.load())));
        if (!this.#closed) writeItem(this.#name, sealed);
      });
    }
    this.#writing = undefined;
  }
}

/** One window of this browser at a time. */
const alone = (name: string, work: () => Promise<void>): Promise<void> =>
  'locks' in navigator ? navigator.locks.request(name, work) : work();

function readItem(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Why what is typed is not safe from a reload: storage that is full or turned off. Everything else still works. */
export const notKept = signal<string | undefined>(undefined);
const keepsNothing =
  'This browser keeps nothing on the device. Send what you write before you close or reload the page.';

function writeItem(name: string, sealed: string): void {
  try {
    localStorage.setItem(name, sealed);
    notKept.value = undefined;
  } catch {
    if (!notKept.value) announce(keepsNothing);
    notKept.value = keepsNothing;
  }
}
