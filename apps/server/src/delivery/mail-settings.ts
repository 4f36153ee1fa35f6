/** What the operator sets about e-mail, each value checked; no sentence repeats a password. */
import type { Variables } from '../settings.js';
import type { MailSettings } from '../settings-shape.js';
import { addressIn, isDomain } from './addresses.js';

const defaultReminderDays = 3;
const longestReminderDays = 60;
/** How long a mail server may take for one answer. */
const patience = 30_000;
const defaultPorts: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };
/** Settings that mean nothing where nothing is sent. */
const ofMail = ['QUORATE_MAIL_FROM', 'QUORATE_AGENCY_DOMAINS', 'QUORATE_REMINDER_DAYS', 'QUORATE_SMTP_SELF_SIGNED'];

/** Undefined where no mail server is named: then links are passed on by hand. */
export function mailSettings(variables: Variables): MailSettings | undefined {
  const text = variables.text('QUORATE_SMTP_URL');
  if (text === undefined) {
    for (const variable of ofMail)
      if (variables.text(variable) !== undefined)
        variables.problems.push(
          `${variable} is about e-mail, and no mail server is set. Set QUORATE_SMTP_URL too, or leave both out.`,
        );
    return undefined;
  }
  if (!variables.text('QUORATE_URL'))
    variables.problems.push(
      'QUORATE_SMTP_URL is set, and the links in messages need the address people open. Set QUORATE_URL to it, such as https://quorate.example.',
    );
  const server = serverIn(text);
  if (!server)
    variables.problems.push(
      'QUORATE_SMTP_URL must be the address of a mail server, such as smtp://name:password@mail.example:587 or smtps://mail.example, without a path. Write signs such as @ or / in a name or password as %40 or %2F.',
    );
  const common = {
    from: sender(variables),
    selfSigned: variables.yesOrNo('QUORATE_SMTP_SELF_SIGNED'),
    agencyDomains: domains(variables),
    patience,
    reminderDays: variables.number('QUORATE_REMINDER_DAYS', defaultReminderDays, 1, longestReminderDays),
  };
  return server && { ...server, ...common };
}

type Server = Pick<MailSettings, 'host' | 'port' | 'secure' | 'login'>;

function serverIn(text: string): Server | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const port = url && defaultPorts[url.protocol];
  const login = url && loginIn(url);
  if (port === undefined || !login || url.hostname === '' || !/^\/?$/u.test(url.pathname + url.search + url.hash))
    return undefined;
  return {
    host: url.hostname.replace(/^\[|\]$/gu, ''),
    port: url.port === '' ? port : Number(url.port),
    secure: url.protocol === 'smtps:',
    ...login,
  };
}

/** Both a name and a password, or neither; undefined where something is wrong with them. */
function loginIn({ username, password }: URL): Pick<Server, 'login'> | undefined {
  const [user, pass] = [unescaped(username), unescaped(password)];
  if (user === undefined || pass === undefined || (user === '') !== (pass === '')) return undefined;
  return user === '' ? {} : { login: { user, pass } };
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function sender(variables: Variables): string {
  const from = variables.text('QUORATE_MAIL_FROM') ?? '';
  const bracketed = /^[^<>"\r\n]{1,200}<([^<>]+)>$/u.exec(from)?.[1];
  if (addressIn(bracketed ?? from) === undefined)
    variables.problems.push(
      'QUORATE_MAIL_FROM must be the address messages come from, such as Quorate <quorate@fernshire.example>.',
    );
  return from;
}

function domains(variables: Variables): string[] {
  const given = (variables.text('QUORATE_AGENCY_DOMAINS') ?? '')
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter(Boolean);
  if (!given.every(isDomain))
    variables.problems.push(
      'QUORATE_AGENCY_DOMAINS must be a list of domains, such as fernshire.gov.example, fernshire.police.example, with commas between them and no @.',
    );
  return given;
}
