/** What is signed when minutes are made final: the place the record had reached, and the hash that binds everything up to it. */
import { fields, fromHex } from './bytes.js';

export interface FrozenHead {
  readonly meetingId: string;
  /** Of the minutes, from 1. */
  readonly version: number;
  /** The last row they were made from, and its hash, 64 hexadecimal digits. */
  readonly sequence: number;
  readonly hash: string;
}

/** Never the beginning of any other signed message: those of a record begin with a brace, these with a length. */
const purpose = 'quorate-head-v1';

/** `fields(purpose, meetingId, version, sequence, hash)`: numbers in decimal digits, the hash as its 32 bytes. */
export const headMessage = ({ meetingId, version, sequence, hash }: FrozenHead): Uint8Array =>
  fields(purpose, meetingId, String(version), String(sequence), fromHex(hash));
