/** One file's text, through YAML and a schema, to a value of its type or to problems with lines. */
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { Fault } from './fault.js';
import { inOrder, type Problem } from './problem.js';
import { faultOf } from './schema-sentences.js';
import { readYaml } from './yaml-text.js';

export type Parsed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: Problem[] };

/** `check` sees only what the schema has accepted. */
export function readFileText<File>(
  text: string,
  fileName: string,
  isFile: ValidateFunction<File>,
  check: (file: File) => Fault[],
): Parsed<File> {
  const yaml = readYaml(text, fileName);
  if (!yaml.ok) return yaml;
  const { value, lineOf } = yaml;
  const faults = isFile(value) ? check(value) : (isFile.errors ?? []).flatMap((error) => faultOf(error) ?? []);
  if (faults.length > 0 || !isFile(value)) {
    return { ok: false, problems: inOrder(faults.map(({ path, reason }) => ({ line: lineOf(path), reason }))) };
  }
  return { ok: true, value };
}

/** Frozen to the last part: a procedure is copied into records and shared between meetings. */
export function deeplyFrozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(deeplyFrozen);
  return Object.freeze(value);
}
