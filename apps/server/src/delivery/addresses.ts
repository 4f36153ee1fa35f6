/** Addresses people are written to: what is one, and which lie outside the agency they are said to belong to. */
import { isInvited, type Attendee, type Meeting } from '#meeting';

const longestAddress = 254;
const domainPattern = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/iu;
const addressPattern = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([^@]+)$/iu;

/** Providers that give anybody an address, so that sharing one says nothing about an agency. */
const openToAnybody: ReadonlySet<string> = new Set([
  'aol.com',
  'btinternet.com',
  'gmail.com',
  'gmx.co.uk',
  'googlemail.com',
  'hotmail.co.uk',
  'hotmail.com',
  'icloud.com',
  'live.co.uk',
  'live.com',
  'mail.com',
  'me.com',
  'msn.com',
  'outlook.com',
  'proton.me',
  'protonmail.com',
  'sky.com',
  'talktalk.net',
  'virginmedia.com',
  'yahoo.co.uk',
  'yahoo.com',
]);

export const isDomain = (text: string): boolean => domainPattern.test(text);

/** The one address a text is; a list, a name beside it, or anything a mail program might read as two is none. */
export function addressIn(text: string | undefined): string | undefined {
  const address = text?.trim() ?? '';
  const domain = addressPattern.exec(address)?.[1];
  return domain !== undefined && address.length <= longestAddress && isDomain(domain) ? address : undefined;
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/**
 * Since when somebody has the address there is now, in milliseconds: since they were invited, or it was put right last.
 * What was confirmed before that was another address.
 */
export function addressedSince({ factsCorrected }: Meeting, { participantId, invitedAt }: Attendee): number {
  const putRight = factsCorrected.flatMap((one) =>
    one.kind === 'participant' && one.former.participantId === participantId && one.changes.email !== undefined
      ? [Date.parse(one.at)]
      : [],
  );
  return Math.max(Date.parse(invitedAt), ...putRight);
}

/**
 * Whether an address belongs to the agency: under a domain the operator named, or one that somebody else invited from
 * the same agency is written to at.
 */
export function isInside(
  meeting: Meeting,
  { participantId, facts: { agencyId } }: Attendee,
  address: string,
  agencyDomains: readonly string[],
): boolean {
  const domain = domainOf(address);
  if (agencyDomains.some((own) => domain === own || domain.endsWith(`.${own}`))) return true;
  if (openToAnybody.has(domain)) return false;
  return [...meeting.participants.values()].some((other) => {
    const theirs =
      other.participantId !== participantId && other.facts.agencyId === agencyId && isInvited(other)
        ? addressIn(other.facts.email)
        : undefined;
    return theirs !== undefined && domainOf(theirs) === domain;
  });
}
