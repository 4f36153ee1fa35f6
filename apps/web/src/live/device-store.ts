/** What one person has not sent yet in one meeting, sealed in this browser so that a reload or a flat battery loses nothing. */
import type { SessionAnswer } from '#wire';
import { announce } from '../shell/announcer.js';
import { keyFrom, seal, unseal } from './sealing.js';

const prefix = 'quorate.';
/** The same person's words are found again at their next sign-in, when the slot is another but the key is the same. */
const ownerOf = ({ participantId, personId, slot }: SessionAnswer): string => participantId ?? personId ?? slot;

/** Wipes everything this person kept on this device, or only one scope of it. */
export function wipeDevice(session: SessionAnswer, scope = ''): void {
  const start = `${prefix}${ownerOf(session)}.${scope}`;
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(start)) localStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing has nothing to wipe.
  }
}

/** One sealed place. Writing is coalesced: the newest wins. */
export class DeviceStore {
  readonly #name: string;
  readonly #key: CryptoKey;
  #writing = false;
  #wiped = false;
  #next: (() => unknown) | undefined;

  private constructor(name: string, key: CryptoKey) {
    this.#name = name;
    this.#key = key;
  }

  static async open(session: SessionAnswer, scope: string): Promise<DeviceStore> {
    return new DeviceStore(`${prefix}${ownerOf(session)}.${scope}`, await keyFrom(session.deviceKey));
  }

  async load(): Promise<unknown> {
    const sealed = readItem(this.#name);
    const words = sealed && await unseal(this.#key, sealed);
    return words ? JSON.parse(words) as unknown : undefined;
  }

  /** `what` is asked only when it is written, so that a burst of typing is sealed once. */
  save(what: () => unknown): void {
    this.#next = what;
    if (!this.#writing) void this.#write();
  }

  wipe(): void {
    this.#wiped = true;
    this.#next = undefined;
    try {
      localStorage.removeItem(this.#name);
    } catch {
      // Nothing was kept.
    }
  }

  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#next && !this.#wiped) {
      const what = this.#next;
      this.#next = undefined;
      const sealed = await seal(this.#key, JSON.stringify(what()));
      if (!this.#wiped) writeItem(this.#name, sealed);
    }
    this.#writing = false;
  }
}

function readItem(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** A browser with storage full or turned off still works; only a reload would lose what is half-typed. */
function writeItem(name: string, sealed: string): void {
  try {
    localStorage.setItem(name, sealed);
  } catch {
    announce('This browser keeps nothing on the device. Send what you write before you close or reload the page.');
  }
}
