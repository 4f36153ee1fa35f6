import type { Gathering } from './gathering.js';

/** A server on which people can meet: Quorate, or a baseline that does less for them. */
export interface Side {
  readonly name: string;
  /** Brings so many people into a meeting of their own, each on a socket that receives what is said. */
  gather(people: number): Promise<Gathering>;
  /** Most memory the server's process held resident so far, in bytes. */
  peakMemory(): Promise<number>;
  stop(): Promise<void>;
}
