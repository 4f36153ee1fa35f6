/**
 * RFC 8785 canonical JSON, the form in which a record is signed and kept. Written here a second time, apart from the
 * event log’s, because a checker that shares code with what it checks shares its mistakes; a test holds them together.
 * Throws `TypeError` on what JSON cannot say: NaN, an infinite number, a lone surrogate, nothing at all.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return text(value);
    case 'number':
      return number(value);
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? `[${value.map(element).join(',')}]` : object(value);
    default:
      throw new TypeError('Only JSON values have a canonical form.');
  }
}

const loneSurrogate = /\p{Surrogate}/u;

function text(value: string): string {
  if (loneSurrogate.test(value)) throw new TypeError('Only whole characters have a canonical form.');
  return JSON.stringify(value);
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('Only finite numbers have a canonical form.');
  return JSON.stringify(value);
}

const element = (value: unknown): string => (value === undefined ? 'null' : canonicalJson(value));

/** Names in the order of their UTF-16 code units; what is undefined is left out. */
function object(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${text(name)}:${canonicalJson(member)}`).join(',')}}`;
}
