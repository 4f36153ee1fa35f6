import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asRefusal, refuse, refuseUnknown, type Refusal } from '#meeting';
import { checkCommand } from '#wire/guards';
import { notASending } from './delivery-controller.js';
import { mayNotSend } from '../delivery/delivery.js';
import * as refusals from '../refusals.js';
import { linkUnknown, linkUsed } from '../sign-in/links.js';
import { finerStatuses, statuses as byKind, statusOf } from './refused.js';

/** As the contract has them, each where clients and proxies have long relied on it. */
const statuses: Record<number, readonly (keyof typeof refusals)[]> = {
  400: ['notReadable', 'tooMuchInside', 'notInAnAddress', 'lineElsewhere'],
  401: ['signInFirst'],
  403: ['fromElsewhere', 'pageNotSaid'],
  404: ['noSuchMeeting', 'noSuchAddress', 'noSuchFormat', 'noSuchFile'],
  405: ['notByReading'],
  411: ['lengthUnsaid'],
  413: ['tooLarge'],
  422: [
    'tooManyWindows',
    'notRead',
    'overtaken',
    'tooMuchByYou',
    'meetingFull',
    'tooManyLetters',
    'tooManyConvened',
    'alreadyUsed',
    'mayNotConvene',
    'mayNotIssueLinks',
    'unknownPerson',
    'queueFull',
    'meetingIdTaken',
    'noSuchPerson',
    'tooManyFollowed',
    'anotherMeeting',
    'allSlotsTaken',
    'hasLeft',
    'notSaved',
    'entriesLost',
    'noLongerIn',
    'versionNotTheirs',
  ],
  429: ['tooMany', 'tooManyCodes', 'tooMuchSent', 'tooMuchInAMinute', 'tooMuchAtOnce', 'tooManyOfYours'],
  500: ['fault', 'wordsLost'],
  503: ['cannotTellWhoIsIn', 'tooManyFiles', 'recordDamaged', 'recordNotUnderstood', 'addedToByNewer', 'goesOnUnread'],
};

const said = (name: keyof typeof refusals): Refusal => {
  const one = refusals[name];
  return typeof one === 'function' ? one('A1B2-C3D4') : one;
};

describe('the status of a refusal', () => {
  it('[W251] follows from its kinds, for each the server gives', () => {
    const expected = Object.entries(statuses).flatMap(([status, names]) =>
      names.map((name) => [name, Number(status)] as const),
    );
    expect(expected.map(([name]) => name).sort()).toEqual(Object.keys(refusals).sort());
    expect(expected.map(([name]) => [name, statusOf(said(name))])).toEqual(expected);
  });

  it('[W251] is 400 for what is no message of ours, and 422 for whatever a meeting rules', () => {
    const misshapen = checkCommand({ type: 'Conduct' });
    expect(misshapen.ok ? 'accepted' : statusOf(misshapen.refusal)).toBe(400);
    expect(statusOf(notASending)).toBe(400);
    for (const { refusal } of [refuse('W30', 'x'), refuseUnknown('W50', 'x'), linkUnknown, linkUsed])
      expect(statusOf(refusal)).toBe(422);
    expect(statusOf(mayNotSend)).toBe(422);
  });

  it('[W250] the contract says what every kind and every finer kind means', () => {
    const page = readFileSync(join(process.cwd(), 'docs/contract.md'), 'utf8');
    const kinds = [...Object.keys(byKind), ...Object.keys(finerStatuses)];
    expect(kinds.filter((kind) => !page.includes(`\`${kind}\``))).toEqual([]);
  });

  it('[W251] of a finer kind nobody knows is that of its kind', () =>
    expect(statusOf(asRefusal('shape', 'W1', 'x', { kind: 'toString' }))).toBe(400));
});
