/** What a convening form says, checked as far as the form can and written as one command. */
import {
  placesToAsk,
  printed,
  printedIn,
  type Child,
  type ConveneMeeting,
  type Participant,
  type Person,
  type Procedure,
  type Sector,
} from '#meeting';
import type { CommandMessage } from '#wire';
import { required, type FieldError, type Form } from '../forms/form.js';
import { belongingFrom } from '../people/belonging-fields.js';
import { hidingChosen, hidingFrom, hidingProblems } from '../people/hiding-rows.js';
import { participantFrom, participantProblems } from '../people/participant-fields.js';
import type { Options } from '../words/labels.js';
import { instantOf } from '../words/times.js';
import { agenciesBefore } from './convene-rows.js';

export interface Convened extends CommandMessage {
  readonly command: ConveneMeeting;
  readonly requiredNotInvited: readonly Sector[];
}

/** A row of the list of those asked that nobody has filled in is left out. */
const isBlank = (form: Form, key: string): boolean => !form.filled(`p${key}-name`) && !form.filled(`p${key}-post`);
const participantKeys = (form: Form): string[] => form.list('participants').filter((key) => !isBlank(form, key));

export function conveneProblems(form: Form, procedure: Procedure | undefined): FieldError[] {
  const chairs = participantKeys(form).filter((key) => form.text(`p${key}-role`) === 'chair').length;
  return [
    ...(procedure ? [] : [{ name: 'procedureId', message: 'Choose the procedure' }]),
    ...required(form, {
      reference: 'Enter a reference',
      concern: 'Write what the concern is',
      scheduledFor: 'Say when it is held',
      place: 'Say where it is held',
    }),
    ...(form.list('children').length > 0 ? [] : [{ name: 'reference', message: 'Add at least one child' }]),
    ...form.list('children').flatMap((key) => required(form, { [`c${key}-name`]: 'Enter the child’s name' })),
    ...form.list('people').flatMap((key) =>
      required(form, {
        [`a${key}-name`]: 'Enter the person’s name',
        [`a${key}-relationship`]: 'Say who they are to the children',
      }),
    ),
    ...participantKeys(form).flatMap((key) => participantProblems(form, agenciesBefore(form, key), `p${key}-`)),
    ...hidingProblems(form),
    ...(chairs === 1
      ? []
      : [
          {
            name: `p${form.list('participants')[0] ?? '1'}-role`,
            message: `Name exactly one chair; ${chairs} are named`,
          },
        ]),
  ];
}

const texts = (form: Form, prefix: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const text = form.filled(prefix + name);
      return text ? [[name, text]] : [];
    }),
  );

const childFrom = (form: Form, key: string, childId: string): Child => ({
  childId,
  name: form.text(`c${key}-name`).trim(),
  ...texts(form, `c${key}-`, ['dateOfBirth', 'expectedOn', 'address', 'school', 'gp', 'interpreter']),
});

const personFrom = (form: Form, key: string, aboutId: string): Person => ({
  aboutId,
  name: form.text(`a${key}-name`).trim(),
  relationship: form.text(`a${key}-relationship`).trim(),
  ...(form.text(`a${key}-parentalResponsibility`) === 'yes' ? { parentalResponsibility: true } : {}),
});

export const participantsIn = (form: Form): Participant[] =>
  participantKeys(form).map((key) => participantFrom(form, agenciesBefore(form, key), `p${key}-`));

/** With whose parent or carer they are and whom they speak for: the form has the rows of its own lists. */
function belongingIn(form: Form, childIds: ReadonlyMap<string, string>): Participant[] {
  const keys = participantKeys(form);
  const participants = participantsIn(form);
  const ids = new Map(participants.map(({ participantId }, index) => [keys[index], participantId]));
  return participants.map(({ parentOrCarerTo: _rows, speaksFor: _row, ...one }, index) => ({
    ...one,
    ...belongingFrom(form, `p${keys[index]}-`, one.role, (chosen) =>
      one.role === 'family' ? childIds.get(chosen) : ids.get(chosen),
    ),
  }));
}

/** Everybody named so far, by the row they stand in: those who may hide, and those they may hide from. */
export function listedSoFar(form: Form): { readonly who: Options; readonly from: Options; readonly ask: string[] } {
  const named = (list: string, letter: string): Options =>
    form.list(list).flatMap((key) => {
      const name = form.filled(`${letter}${key}-name`);
      return name ? [[`${letter}${key}`, printed(name)] as const] : [];
    });
  const from = [...named('people', 'a'), ...named('participants', 'p')];
  const hiding = form.list('children').filter((key) => hidingChosen(form).includes(`c${key}`));
  const ask = placesToAsk(
    hiding.map((key) => printedIn(childFrom(form, key, key))),
    printedIn(participantsIn(form)),
  );
  return { who: [...named('children', 'c'), ...from], from, ask };
}

/** Somebody as listed, with whom they hide from. */
function hidden<T extends object>(form: Form, listed: ReadonlyMap<string, string>, listedId: string, facts: T): T {
  const row = [...listed].find(([, known]) => known === listedId)?.[0] ?? '';
  const from = (hidingFrom(form).get(row) ?? []).flatMap((one) => listed.get(one) ?? []);
  return from.length > 0 ? { ...facts, mustNotBeFoundBy: from } : facts;
}

/** @param previousMeetingId the meeting this one takes up again. */
export function meetingFrom(
  form: Form,
  procedure: Procedure,
  previousMeetingId?: string,
): CommandMessage & { readonly command: ConveneMeeting } {
  const decidedToHoldAt = instantOf(form.text('decidedToHoldAt'));
  const childIds = new Map(form.list('children').map((key) => [key, crypto.randomUUID() as string]));
  const children = [...childIds].map(([key, childId]) => childFrom(form, key, childId));
  const people = form.list('people').map((key) => personFrom(form, key, crypto.randomUUID()));
  const participants = belongingIn(form, childIds);
  const listed = new Map([
    ...[...childIds].map(([key, childId]) => [`c${key}`, childId] as const),
    ...form.list('people').map((key, index) => [`a${key}`, people[index]?.aboutId ?? ''] as const),
    ...participantKeys(form).map((key, index) => [`p${key}`, participants[index]?.participantId ?? ''] as const),
  ]);
  return {
    meetingId: crypto.randomUUID(),
    commandId: crypto.randomUUID(),
    command: {
      type: 'ConveneMeeting',
      procedureId: procedure.procedureId,
      meetingKind: procedure.meetingKind,
      reference: form.text('reference').trim(),
      concern: form.text('concern').trim(),
      scheduledFor: instantOf(form.text('scheduledFor')) ?? '',
      place: form.text('place').trim(),
      children: children.map((one) => hidden(form, listed, one.childId, one)),
      people: people.map((one) => hidden(form, listed, one.aboutId, one)),
      participants: participants.map((one) => hidden(form, listed, one.participantId, one)),
      ...(['yes', 'no'].includes(form.text('anybodyHiding')) ? { hidingAsked: true } : {}),
      ...(decidedToHoldAt ? { decidedToHoldAt } : {}),
      ...(previousMeetingId ? { previousMeetingId } : {}),
    },
  };
}
