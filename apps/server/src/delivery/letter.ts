/** The message itself: the meeting's reference, a link, and how to come in. Nothing that was said, and nobody's name. */
import { isolated } from '#meeting';
import type { DeliveryKind } from './delivery-row.js';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same at every try, so that a message that came twice can be known as one. */
  readonly messageId: string;
}

export interface Occasion {
  readonly deliveryId: string;
  readonly meetingId: string;
  readonly kind: DeliveryKind;
  readonly reference: string;
  readonly to: string;
  /** Where people open the service, such as `https://quorate.example`. */
  readonly address: string;
}

const words: Readonly<
  Record<DeliveryKind, { readonly subject: string; readonly says: (reference: string) => string }>
> = {
  edition: {
    subject: 'something to read',
    says: (reference) => `There is a document for you in the meeting with the reference ${reference}.`,
  },
  'confirm-minutes': {
    subject: 'minutes to confirm',
    says: (reference) =>
      `The minutes of the meeting with the reference ${reference} were sent round, and your agency has not confirmed what they say now. Please read them, and confirm them or ask for a change.`,
  },
  'answer-flag': {
    subject: 'a question for you',
    says: (reference) =>
      `Whoever keeps the record of the meeting with the reference ${reference} has asked you about it, and there is no answer yet. Please answer there.`,
  },
  'action-due': {
    subject: 'an action is due soon',
    says: (reference) =>
      `An action that is with you, from the meeting with the reference ${reference}, is due soon. Please say there how it stands.`,
  },
  'action-overdue': {
    subject: 'an action is overdue',
    says: (reference) =>
      `An action that is with you, from the meeting with the reference ${reference}, was due and is not recorded as done. Please say there how it stands.`,
  },
};

const signIn =
  'Sign in with your own personal link. If you need a new one, ask the chair or the minute-taker of the meeting, on a number you know.';
const closing =
  'This message is for you alone and holds nothing from the meeting. Please do not reply: nobody reads this address.';

/** Leads to a meeting, and names no seat: the page finds whose of those signed in there it is, and tells a stranger nothing. */
export const pageOf = (address: string, meetingId: string): string => `${address}/m/${meetingId}`;

export function letterFor({ deliveryId, meetingId, kind, reference, to, address }: Occasion): Letter {
  const { subject, says } = words[kind];
  // a reference is typed by people, and a header ends at a line break
  const named = isolated(reference.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim());
  const link = pageOf(address, meetingId);
  const paragraphs = [says(named), `To open it: ${link}`, signIn, closing];
  return {
    to,
    subject: `Quorate: ${subject} (reference ${named})`,
    messageId: `<${deliveryId}@${new URL(address).hostname}>`,
    text: `${paragraphs.join('\n\n')}\n`,
    html: asHtml([says(named), link, signIn, closing]),
  };
}

const escaped = (text: string): string => text.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);

function asHtml([says = '', link = '', ...rest]: readonly string[]): string {
  const body = [
    `<p>${escaped(says)}</p>`,
    `<p>To open it: <a href="${escaped(link)}">${escaped(link)}</a></p>`,
    ...rest.map((text) => `<p>${escaped(text)}</p>`),
  ];
  return `<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>Quorate</title></head><body>${body.join('\n')}</body></html>\n`;
}
