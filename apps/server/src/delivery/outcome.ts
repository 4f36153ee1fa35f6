/** What can come of one try to send a message: what is done then, and the sentence it is shown with. Holds no address. */

/** `again`: after a pause. `failed`: trying again would change nothing. `dropped`: there is nothing to send any more. */
export type Then = 'sent' | 'again' | 'failed' | 'dropped';

interface Meaning {
  readonly then: Then;
  readonly because?: string;
}

const meanings = {
  sent: { then: 'sent' },
  unreachable: { then: 'again', because: 'The mail server could not be reached.' },
  'no-answer': { then: 'again', because: 'The mail server did not answer in time.' },
  'lost-midway': {
    then: 'again',
    because:
      'The line broke while the message was being handed over, so it may have been sent. It is sent again under the same number, by which it can be told from a second message.',
  },
  certificate: {
    then: 'again',
    because:
      'The mail server’s certificate is not one that can be trusted. Whoever runs this service gives it a certificate, or sets QUORATE_SMTP_SELF_SIGNED.',
  },
  'no-encryption': {
    then: 'again',
    because:
      'The mail server does not offer an encrypted line, and the password is not sent in clear. Whoever runs this service looks at QUORATE_SMTP_URL.',
  },
  credentials: {
    then: 'again',
    because: 'The mail server refuses the name or password in QUORATE_SMTP_URL. Tell whoever runs this service.',
  },
  'sender-refused': {
    then: 'again',
    because:
      'The mail server does not take messages from the address in QUORATE_MAIL_FROM. Tell whoever runs this service.',
  },
  busy: { then: 'again', because: 'The mail server takes no message at the moment.' },
  'address-later': { then: 'again', because: 'The mail server takes nothing for this address at the moment.' },
  'address-refused': {
    then: 'failed',
    because: 'The mail server refuses this address. Check it with the person, or pass the link on by hand.',
  },
  'message-refused': {
    then: 'failed',
    because: 'The mail server refuses the message. Pass the link on by hand, and tell whoever runs this service.',
  },
  'no-address': { then: 'failed', because: 'No e-mail address is known for this person. Pass the link on by hand.' },
  'not-invited': { then: 'failed', because: 'This person is no longer in the meeting, so nothing was sent.' },
  outside: {
    then: 'failed',
    because: 'The address lies outside the agency and nobody has confirmed it, so nothing was sent.',
  },
  'not-recorded': {
    then: 'failed',
    because: 'The meeting’s rules do not let this be given out by whoever asked, so nothing was sent.',
  },
  unreadable: {
    then: 'failed',
    because:
      'What is kept of this message cannot be read any more, so nothing was sent. Send it round again, and tell whoever runs this service.',
  },
  'not-needed': {
    then: 'dropped',
    because: 'What this would have reminded of has been done meanwhile, so nothing was sent.',
  },
  stopped: { then: 'again', because: 'The service was stopping. It is sent when the service is back.' },
  fault: { then: 'again', because: 'Something went wrong here before it was sent.' },
} as const satisfies Record<string, Meaning>;

export type Outcome = keyof typeof meanings;

export const isOutcome = (text: string | null): text is Outcome => text !== null && Object.hasOwn(meanings, text);
export const thenOf = (outcome: Outcome): Then => meanings[outcome].then;
export const becauseOf = (outcome: Outcome): string | undefined => (meanings[outcome] as Meaning).because;

/** What a failing connection says of itself, as the mail library gives it. */
export interface SmtpError {
  readonly code?: string;
  readonly originalCode?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/** @param begun whether the mail server had asked for the message itself: from then on silence leaves open what it did. */
export function outcomeOf(error: SmtpError, begun: boolean): Outcome {
  if (error.code === 'EAUTH') return isLater(error) ? 'busy' : 'credentials';
  if (error.code === 'ETLS' || /CERT|SIGNED|VERIFY/u.test(error.originalCode ?? ''))
    return error.responseCode ? 'no-encryption' : 'certificate';
  if (error.responseCode) return refusedBy(error);
  if (begun) return 'lost-midway';
  return error.code === 'ETIMEDOUT' ? 'no-answer' : 'unreachable';
}

const isLater = ({ responseCode = 0 }: SmtpError): boolean => responseCode >= 400 && responseCode < 500;

function refusedBy(error: SmtpError): Outcome {
  switch (error.command) {
    case 'RCPT TO':
      return isLater(error) ? 'address-later' : 'address-refused';
    case 'MAIL FROM':
      return isLater(error) ? 'busy' : 'sender-refused';
    case 'DATA':
      return isLater(error) ? 'busy' : 'message-refused';
    default:
      return 'busy';
  }
}
