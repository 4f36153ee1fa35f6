/** Times of a scenario file, which may be relative to the moment of play: `now`, `+2h`, `-3d`, `-11w`, `-18mo`, `-6y`. */

const relative = /^([+-])(\d{1,5})(min|h|d|w|mo|y)$/u;
const milliseconds: Readonly<Record<string, number>> = { min: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** The moment a relative time names; `undefined` for anything else, which is sent as it is. */
export function momentOf(text: string, now: Date): Date | undefined {
  if (text === 'now') return now;
  const parts = relative.exec(text);
  if (!parts) return undefined;
  const amount = Number(parts[2]) * (parts[1] === '-' ? -1 : 1);
  const unit = parts[3] ?? '';
  const length = milliseconds[unit];
  return length === undefined
    ? monthsFrom(now, unit === 'y' ? amount * 12 : amount)
    : new Date(now.getTime() + amount * length);
}

/** Calendar months; where the month is too short, its last day. */
function monthsFrom(now: Date, months: number): Date {
  const moment = new Date(now);
  moment.setUTCDate(1);
  moment.setUTCMonth(moment.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1, 0)).getUTCDate();
  moment.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return moment;
}

const dates: ReadonlySet<string> = new Set(['dateOfBirth', 'expectedOn']);
const instants: ReadonlySet<string> = new Set([
  'scheduledFor',
  'byWhen',
  'due',
  'namedBy',
  'notBefore',
  'neededBy',
  'occurredFrom',
  'occurredTo',
  'safeUntil',
]);
const isInstant = (field: string): boolean => instants.has(field) || field.endsWith('At');

/** A command's fields with their relative times resolved. Only fields that hold a time are touched: a statement may well read “now”. */
export function resolveTimes(value: unknown, now: Date, field = ''): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => resolveTimes(entry, now, field));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, resolveTimes(inner, now, name)]));
  return typeof value === 'string' ? resolved(value, now, field) : value;
}

function resolved(text: string, now: Date, field: string): string {
  const isDate = dates.has(field);
  if (!isDate && !isInstant(field)) return text;
  const moment = momentOf(text, now)?.toISOString();
  return (isDate ? moment?.slice(0, 10) : moment) ?? text;
}
