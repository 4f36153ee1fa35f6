/** A packed font unpacked once: reading its tables packed would inflate them again for every glyph. */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const entry = { woff: 20, sfnt: 16 } as const;
const head = { woff: 44, sfnt: 12 } as const;

/** The font of a WOFF 1 file as a TrueType file. @throws RangeError when it is not as the format says. */
export function unpacked(path: string): Buffer {
  const woff = readFileSync(path);
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(head.sfnt + count * entry.sfnt);
  directory.writeUInt32BE(woff.readUInt32BE(4), 0);
  directory.writeUInt16BE(count, 4);
  const tables: Buffer[] = [];
  let offset = directory.length;
  for (let index = 0; index < count; index += 1) {
    const from = head.woff + index * entry.woff;
    const to = head.sfnt + index * entry.sfnt;
    const [at, packed, length] = [
      woff.readUInt32BE(from + 4),
      woff.readUInt32BE(from + 8),
      woff.readUInt32BE(from + 12),
    ];
    const data = woff.subarray(at, at + packed);
    const table = packed < length ? inflateSync(data) : data;
    woff.copy(directory, to, from, from + 4);
    directory.writeUInt32BE(woff.readUInt32BE(from + 16), to + 4);
    directory.writeUInt32BE(offset, to + 8);
    directory.writeUInt32BE(length, to + 12);
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4);
    table.copy(padded);
    tables.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([directory, ...tables]);
}
