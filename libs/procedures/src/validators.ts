/** The published schemas, compiled. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Calendar, Procedure } from '#meeting';
import { readSchema } from './library-folder.js';

/** A pack as written: its calendar is a name still. */
export type PackFile = Omit<Procedure, 'calendar'> & { readonly calendar: string };
export type CalendarFile = Calendar & { readonly knownFrom: string };

/** Whether the text is a date that exists; 30 February is none. */
function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const ajv = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true, formats: { date: isDate } });
ajv.addSchema(readSchema('procedure.schema.json'));
ajv.addSchema(readSchema('calendar.schema.json'));

const compiled = <File>(schemaId: string): ValidateFunction<File> => {
  const validate = ajv.getSchema<File>(schemaId);
  if (!validate) throw new Error(`The schema ${schemaId} is not among the published ones.`);
  return validate as ValidateFunction<File>;
};

export const isPackFile = compiled<PackFile>('procedure.schema.json');
export const isCalendarFile = compiled<CalendarFile>('calendar.schema.json');
export type SchemaError = ErrorObject;
