import { checkIds, clockStarts, clockUnits, disciplines, limits, roles, sectors } from '#meeting';
import { readSchema } from './library-folder.js';
import { patternSentences } from './schema-sentences.js';

interface Part {
  readonly enum?: readonly string[];
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly $defs: Readonly<Record<string, Part>>;
}
const schema = readSchema('procedure.schema.json') as unknown as Part;
const property = (definition: string, name: string) => schema.$defs[definition]?.properties?.[name];

describe('the published schema', () => {
  it('[P28] knows the same words as the meeting', () => {
    expect(schema.$defs['sector']?.enum).toEqual([...sectors]);
    expect(schema.$defs['discipline']?.enum).toEqual([...disciplines]);
    expect(schema.$defs['role']?.enum).toEqual([...roles]);
    expect(property('closingCheck', 'checkId')?.enum).toEqual([...checkIds]);
    expect(property('clock', 'from')?.enum).toEqual([...clockStarts]);
    expect(property('clock', 'unit')?.enum).toEqual([...clockUnits]);
  });

  it('[P28] has the same limits as the meeting', () => {
    expect(schema.$defs['name']?.maxLength).toBe(limits.name);
    expect(schema.$defs['text']?.maxLength).toBe(limits.text);
    expect(schema.$defs['slug']?.pattern).toBe(`^[a-z0-9-]{1,${limits.slug}}$`);
  });

  it('[P28] says of every property what it is', () => {
    const all = [schema, ...Object.values(schema.$defs)].flatMap(({ properties }) => Object.entries(properties ?? {}));
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter(([, part]) => !part.description).map(([name]) => name)).toEqual([]);
  });

  it('[P28] has a sentence for every pattern it asks', () => {
    const patterns = [...JSON.stringify(schema).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(
      (match) => JSON.parse(match[1]!) as string,
    );
    expect([...new Set(patterns)].sort()).toEqual(Object.keys(patternSentences).sort());
  });
});
