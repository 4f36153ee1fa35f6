import { createHmac, type KeyObject } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { QueryRunner } from 'typeorm';
import type { Ask } from './asking.js';
import { fields } from './chain.js';
import { KeepDocuments1767226300000 } from './migrations/keep-documents.js';
import { openWith, sealWith } from './sealing.js';

/**
 * A document that belongs to a meeting and is no row of it. `name` is what it is asked for by, such as its own digest: it is not
 * stored, only where it leads. `sequence` is the row it was made beside.
 */
export interface KeptDocument {
  name: string;
  sequence: number;
  bytes: Uint8Array;
}

/** Bytes of the largest document that is opened: what is stored may have been made to burst. */
const documentBytesMax = 200_000_000;

/** A document as it lies in the table. */
interface StoredDocument {
  place: string;
  sequence: number;
  sealed: Buffer;
}

/** Documents of meetings, each sealed under its meeting's own key and gone with it. */
export class KeptDocuments {
  /** @param placing the key by which names become places. */
  constructor(private readonly placing: Buffer) {}

  /** Stores those whose place is free; what stands there stays. */
  async keep(
    runner: QueryRunner,
    meetingId: string,
    key: KeyObject,
    documents: readonly KeptDocument[],
  ): Promise<void> {
    for (const { name, sequence, bytes } of documents) {
      const place = this.placeOf(meetingId, name);
      const sealed = sealWith(key, placeBytes(meetingId, place), [deflateRawSync(bytes)]);
      await runner.query(
        'INSERT INTO kept_documents ("meetingId", place, "sequence", sealed) VALUES ($1, $2, $3, $4) ON CONFLICT ("meetingId", place) DO NOTHING',
        [meetingId, place, sequence, sealed],
      );
    }
  }

  /** Throws `CannotOpen` where it was changed or moved. */
  async find(ask: Ask, meetingId: string, key: KeyObject, name: string): Promise<Buffer | undefined> {
    const [stored] = (await ask(
      'SELECT place, "sequence", sealed FROM kept_documents WHERE "meetingId" = $1 AND place = $2',
      [meetingId, this.placeOf(meetingId, name)],
    )) as StoredDocument[];
    return stored && opened(key, meetingId, stored);
  }

  private placeOf(meetingId: string, name: string): string {
    return createHmac('sha256', this.placing).update(fields(meetingId, name)).digest('hex');
  }
}

/** The rows beside which something is kept that does not open; tables of an earlier version have nowhere to keep anything. */
export async function unopenedBeside(ask: Ask, meetingId: string, key: KeyObject): Promise<number[]> {
  const unopened: number[] = [];
  const known = await ask('SELECT 1 FROM migrations WHERE name = $1', [new KeepDocuments1767226300000().name]);
  if (known.length === 0) return unopened;
  for (let after = ''; ;) {
    const [stored] = (await ask(
      'SELECT place, "sequence", sealed FROM kept_documents WHERE "meetingId" = $1 AND place > $2 ORDER BY place LIMIT 1',
      [meetingId, after],
    )) as StoredDocument[];
    if (!stored) return unopened;
    after = stored.place;
    try {
      opened(key, meetingId, stored);
    } catch {
      unopened.push(stored.sequence);
    }
  }
}

const opened = (key: KeyObject, meetingId: string, { place, sealed }: StoredDocument): Buffer =>
  inflateRawSync(openWith(key, placeBytes(meetingId, place), sealed), { maxOutputLength: documentBytesMax });

/** Apart from every row's: a row sealed here, or this there, does not open. */
const placeBytes = (meetingId: string, place: string): Buffer => fields('kept document', meetingId, place);
