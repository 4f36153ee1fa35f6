/** Chance that can be had again: the same seed gives the same run. */

export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed + 1) * 0x9e3779b9;
  }

  /** From 0 up to, and without, 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  upTo(count: number): number {
    return Math.floor(this.next() * count);
  }

  happens(likelihood: number): boolean {
    return this.next() < likelihood;
  }

  oneOf<T>(things: readonly T[]): T {
    const thing = things[this.upTo(things.length)];
    if (thing === undefined) throw new RangeError('There is nothing to choose from.');
    return thing;
  }

  /** An identifier in the shape of a UUID. */
  id(): string {
    const hex = () => this.upTo(0x1_0000_0000).toString(16).padStart(8, '0');
    const [one, two, three] = [hex(), hex(), hex()];
    return `${one}-${two.slice(0, 4)}-4${two.slice(5)}-a${three.slice(1, 4)}-${three.slice(4)}${hex()}`;
  }
}
