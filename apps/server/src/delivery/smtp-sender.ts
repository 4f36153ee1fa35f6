/** Hands one message for one person to the mail server, and says what came of it. It prints nothing: the library would quote addresses. */
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isLoopback } from '../settings.js';
import type { MailSettings } from '../settings-shape.js';
import { domainOf } from './addresses.js';
import type { Letter } from './letter.js';
import { outcomeOf, type Outcome, type SmtpError } from './outcome.js';

export interface Sender {
  /** Never rejects. Where `signal` ends it, it says `stopped`, or that it may have been sent. */
  send(letter: Letter, signal: AbortSignal): Promise<Outcome>;
}

/** However slowly a mail server comes to the point, it is let go of after this many answers’ worth of patience, */
const untilAsked = 4;
/** and so many more once it has the message: whoever leaves before that answer sends it twice. */
const onceAsked = 10;

export class SmtpSender implements Sender {
  constructor(
    private readonly mail: MailSettings,
    private readonly clock: () => number = Date.now,
  ) {}

  async send(letter: Letter, signal: AbortSignal): Promise<Outcome> {
    let handing: Handing;
    try {
      handing = new Handing(
        this.connection(),
        this.mail,
        senderOf(this.mail.from),
        letter.to,
        await this.composed(letter),
      );
    } catch {
      return 'fault';
    }
    return handing.done(signal);
  }

  private composed({ to, subject, text, html, messageId }: Letter): Promise<Buffer> {
    return new MailComposer({
      from: this.mail.from,
      to,
      subject,
      text,
      html,
      messageId,
      date: new Date(this.clock()),
      disableFileAccess: true,
      disableUrlAccess: true,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': 'en-GB' },
    })
      .compile()
      .build();
  }

  private connection(): SMTPConnection {
    const { host, port, secure, login, selfSigned, patience } = this.mail;
    return new SMTPConnection({
      host,
      port,
      secure,
      name: domainOf(senderOf(this.mail.from)),
      logger: false,
      debug: false,
      // a password goes over an encrypted line, or stays on this machine
      requireTLS: !secure && login !== undefined && !isLoopback(host),
      tls: { rejectUnauthorized: !selfSigned },
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience * onceAsked,
      dnsTimeout: patience,
      socketCloseTimeout: 1_000,
    });
  }
}

const senderOf = (from: string): string => /<([^<>]+)>$/u.exec(from)?.[1] ?? from;

/** One conversation with a mail server. */
class Handing {
  /** The server has asked for the message: what it did with it is known only from its answer. */
  #begun = false;
  #onceBegun: () => void = () => undefined;

  constructor(
    private readonly connection: SMTPConnection,
    private readonly mail: MailSettings,
    private readonly from: string,
    private readonly to: string,
    private readonly message: Buffer,
  ) {}

  async done(signal: AbortSignal): Promise<Outcome> {
    const ended = new AbortController();
    try {
      await Promise.race([this.handed(), this.lost(), this.stopped(signal, ended.signal), this.tooLong(ended.signal)]);
      return 'sent';
    } catch (error) {
      if (signal.aborted && !this.#begun) return 'stopped';
      return outcomeOf(error as SmtpError, this.#begun);
    } finally {
      ended.abort();
      this.close();
    }
  }

  /** What came of it is known by now, however the line is let go of. */
  private close(): void {
    try {
      this.connection.close();
    } catch {
      // the line was closed already
    }
  }

  private async handed(): Promise<void> {
    const { connection } = this;
    const step = (work: (done: (error?: unknown) => void) => void) =>
      new Promise<void>((resolve, reject) => work((error) => (error ? reject(error as Error) : resolve())));
    await step((done) => connection.connect(done));
    const { login } = this.mail;
    if (login) await step((done) => connection.login({ credentials: login }, done));
    await step((done) =>
      connection.send({ from: this.from, to: [this.to], size: this.message.length }, this.messageOnceAsked(), done),
    );
  }

  /** Read from only when the server has said that it wants the message. */
  private messageOnceAsked(): Readable {
    const begin = (): Buffer => {
      this.#begun = true;
      this.#onceBegun();
      return this.message;
    };
    return new Readable({
      read() {
        this.push(begin());
        this.push(null);
      },
    });
  }

  private lost(): Promise<never> {
    return new Promise((_, reject) => {
      // stays for good: a connection may fail once more while it is being closed
      this.connection.on('error', reject);
      this.connection.on('end', () => reject(new Error('The connection ended.')));
    });
  }

  private stopped(signal: AbortSignal, ended: AbortSignal): Promise<never> {
    return new Promise((_, reject) => {
      const stop = () => reject(new Error('Stopping.'));
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { signal: ended });
    });
  }

  private tooLong(ended: AbortSignal): Promise<never> {
    return new Promise((_, reject) => {
      const late = () => reject(Object.assign(new Error('Too long.'), { code: 'ETIMEDOUT' }));
      let timer = setTimeout(late, this.mail.patience * untilAsked);
      this.#onceBegun = () => {
        clearTimeout(timer);
        timer = setTimeout(late, this.mail.patience * onceAsked);
      };
      ended.addEventListener('abort', () => clearTimeout(timer));
    });
  }
}
