/** What a person’s browser keeps on the device. */
import type { Person } from './person.js';

/** Everything in its local storage, names and contents. */
export const kept = ({ page }: Person): Promise<string> =>
  page.evaluate<string>('JSON.stringify(Object.entries(localStorage))');

/** Waits until something is kept there, or nothing any more. */
export async function keeps(person: Person, something: boolean): Promise<void> {
  await person.until(`Object.keys(localStorage).some((name) => name.startsWith('quorate.')) === ${something}`);
}
