/** Short identifiers of a scenario file, made into UUIDs by the name of the field they stand in. */
import { sectors } from '#meeting';

/** The same short identifier is the same UUID wherever it stands; one not met before gets a fresh one. */
export class Identifiers {
  readonly #known: Map<string, string>;

  /** @param known short identifiers whose UUIDs are given. */
  constructor(
    private readonly fresh: () => string,
    known: Iterable<readonly [string, string]> = [],
  ) {
    this.#known = new Map(known);
  }

  uuid(short: string): string {
    if (uuidPattern.test(short)) return short;
    const known = this.#known.get(short);
    if (known) return known;
    const uuid = this.fresh();
    this.#known.set(short, uuid);
    return uuid;
  }

  /** A command's fields as they are sent. What is no text is left as it is: a scenario may send what is wrong on purpose. */
  map(value: unknown, field = ''): unknown {
    if (Array.isArray(value)) return value.map((entry: unknown) => this.map(entry, field));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [
          name,
          isListOfPeople(value, name) ? this.map(inner, 'participantIds') : this.mapField(name, inner),
        ]),
      );
    return typeof value === 'string' && isIdentifier(field) ? this.uuid(value) : value;
  }

  private mapField(name: string, value: unknown): unknown {
    // `to` is a list of people in some commands, a text in another, and a person or a name in a third
    if (name === 'to' && typeof value === 'string') return this.#known.get(value) ?? value;
    if (audienceFields.has(name) && Array.isArray(value))
      return value.map((entry: unknown) => (typeof entry === 'string' && !isSector(entry) ? this.uuid(entry) : entry));
    return this.map(value, name);
  }
}

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
/** Minutes are circulated to people, whatever they are called: one may be `police` and of the police. */
const isListOfPeople = (command: object, field: string): boolean =>
  field === 'to' && 'type' in command && command.type === 'CirculateMinutes';
const audienceFields: ReadonlySet<string> = new Set(['restrictedTo', 'mustNotKnowYetRestrictedTo', 'to', 'audience']);
const isSector = (word: string): boolean => (sectors as readonly string[]).includes(word);

const kinds = [
  'meeting',
  'command',
  'participant',
  'child',
  'about',
  'contribution',
  'note',
  'question',
  'decision',
  'disagreement',
  'action',
  'request',
  'amendment',
  'concern',
];
const endings = kinds.flatMap((kind) => [`${kind}Id`, `${kind}Ids`]);
const lastWord = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Fields that hold such identifiers under a name of their own. */
const otherwiseNamed: ReadonlySet<string> = new Set([
  'excluded',
  'recipientId',
  'mayShareWith',
  'parentOrCarerTo',
  'speaksFor',
  'listedId',
  'mustNotBeFoundBy',
]);

/** Whether a field holds what the client identifies by UUID: one of those names, or a name that ends in one, such as `spokenByParticipantId`; a procedure's question has a name of its own. */
const isIdentifier = (field: string): boolean =>
  otherwiseNamed.has(field) ||
  (field !== 'packQuestionId' && endings.some((ending) => field === ending || field.endsWith(lastWord(ending))));
