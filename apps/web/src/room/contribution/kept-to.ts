/** To whom the words of a form are to be kept. */
import type { Sector } from '#meeting';
import type { Form } from '../../forms/form.js';

/** The sectors and people ticked, where it is kept to some at all. */
export const keptToIn = (form: Form, prefix = ''): readonly string[] | undefined =>
  form.text(`${prefix}restrict`) === 'yes'
    ? ([...form.list(`${prefix}restrictedSectors`), ...form.list(`${prefix}restrictedPeople`)] as Sector[])
    : undefined;
