/**
 * RFC 8785 canonical JSON of what can be recorded: names in the order of their UTF-16 code units, no white space,
 * numbers and text as JavaScript writes them. Every row is written so twice, which is why it is not left to a library:
 * that costs more than hashing the row. A test holds it against one.
 * Throws `TypeError` on what JSON cannot say: NaN, a lone surrogate, nothing at all; `RangeError` on a circle.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return text(value);
    case 'number':
      if (Number.isFinite(value)) return JSON.stringify(value);
      break;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null
        ? 'null'
        : Array.isArray(value)
          ? list(value)
          : object(value as Readonly<Record<string, unknown>>);
  }
  throw new TypeError('Only JSON values can be recorded.');
}

const loneSurrogate = /\p{Surrogate}/u;

function text(value: string): string {
  if (loneSurrogate.test(value)) throw new TypeError('Only whole characters can be recorded.');
  return JSON.stringify(value);
}

const list = (values: readonly unknown[]): string =>
  `[${values.map((one) => (one === undefined ? 'null' : canonicalJson(one))).join(',')}]`;

function object(value: Readonly<Record<string, unknown>>): string {
  let written = '';
  for (const name of Object.keys(value).sort()) {
    const member = value[name];
    // left out is the same as never given
    if (member !== undefined) written += `${written ? ',' : ''}${text(name)}:${canonicalJson(member)}`;
  }
  return `{${written}}`;
}
