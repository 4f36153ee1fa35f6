/** The words of final minutes: kept when they are made final, found again for as long as there is a record. */
import { createHash, randomBytes } from 'node:crypto';
import { setImmediate as otherWork } from 'node:timers/promises';
import type { EventLog, KeptDocument } from '#event-log';
import {
  documentName,
  fold,
  keptDocument,
  keptOfFinal,
  type KeptDigest,
  type KeptOfFinal,
  type KeptWords,
  type Length,
  type MinutesDocument,
  type Recorded,
  type Refusal,
} from '#meeting';
import { canonicalJson } from '#proof';
import { wordsLost } from '../refusals.js';

/** Which documents there are besides the full minutes. The salt keeps a short list from being guessed by its digest. */
interface OtherDocuments {
  readonly salt: string;
  readonly documents: readonly KeptDigest[];
}

/** A copy for one of the family, as it was first made, and the rows it was made of. */
export interface FirstCopy {
  readonly document: MinutesDocument;
  readonly upTo: number;
  readonly makerId: string;
}

type Refused = { readonly refusal: Refusal };

const bytesOf = (value: object): Buffer => Buffer.from(canonicalJson(value), 'utf8');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export class FinalWords {
  constructor(private readonly log: Pick<EventLog, 'keepDocuments' | 'keptDocument'>) {}

  /**
   * Keeps every document of minutes that are about to be made final, before they are.
   * @param rows up to the row that will make them final, and that one.
   * @returns what that row says of them; nothing where the rows are no meeting.
   */
  async keep(meetingId: string, rows: readonly Recorded[]): Promise<KeptWords | undefined> {
    const meeting = fold(rows);
    const last = rows.at(-1);
    if (!meeting || !last) return undefined;
    const documents: (KeptDigest & { readonly kind: KeptOfFinal['kind'] })[] = [];
    const files: KeptDocument[] = [];
    const file = (value: object): string => {
      const bytes = bytesOf(value);
      files.push({ name: sha256(bytes), sequence: last.sequence, bytes });
      return sha256(bytes);
    };
    for (const one of keptOfFinal(meeting)) {
      // other meetings go on between two documents
      await otherWork();
      const made = keptDocument(rows, meeting, one);
      if (!made) continue;
      const { which, length } = one;
      documents.push({ kind: which.kind, document: documentName(which), length, sha256: file(made) });
    }
    const digests = (isFull: boolean): KeptDigest[] =>
      documents.filter(({ kind }) => (kind === 'full') === isFull).map(({ kind: _kind, ...digest }) => digest);
    const others: OtherDocuments = { salt: randomBytes(16).toString('hex'), documents: digests(false) };
    const words: KeptWords = { documents: digests(true), otherDocuments: file(others) };
    await this.log.keepDocuments(meetingId, files);
    return words;
  }

  /** One of those documents; `undefined` where there was none such when the minutes were made final. */
  async find(
    meetingId: string,
    { documents, otherDocuments }: KeptWords,
    which: KeptOfFinal,
    length: Length,
  ): Promise<MinutesDocument | Refused | undefined> {
    const others = which.kind === 'full' ? undefined : await this.kept<OtherDocuments>(meetingId, otherDocuments);
    if (others && 'refusal' in others) return others;
    const wanted = (others?.documents ?? documents).find(
      (one) => one.document === documentName(which) && one.length === (which.kind === 'annex' ? 'full' : length),
    );
    return wanted && this.kept<MinutesDocument>(meetingId, wanted.sha256);
  }

  /** What the row that made the minutes final says is there, is there and is that, or nothing is printed in its place. */
  private async kept<T extends object>(meetingId: string, digest: string): Promise<T | Refused> {
    const bytes = await this.log.keptDocument(meetingId, digest);
    return bytes && sha256(bytes) === digest ? (JSON.parse(bytes.toString('utf8')) as T) : { refusal: wordsLost };
  }

  /** A copy for one of the family as it was first made, if it was. @param name which copy, for whom, of which version. */
  async firstCopy(meetingId: string, name: string): Promise<FirstCopy | undefined> {
    const bytes = await this.log.keptDocument(meetingId, name);
    return bytes && (JSON.parse(bytes.toString('utf8')) as FirstCopy);
  }

  /** Keeps it unless another was first. @returns the one that is kept. */
  async keepFirst(meetingId: string, name: string, copy: FirstCopy): Promise<FirstCopy> {
    await this.log.keepDocuments(meetingId, [{ name, sequence: copy.upTo, bytes: bytesOf(copy) }]);
    return (await this.firstCopy(meetingId, name)) ?? copy;
  }
}
