/** Mail servers as they are: good ones, and each way of being a bad one. */
import type { Socket } from 'node:net';
import { badServer, mailServer, mailTo, type BadServer, type TestMailServer } from '../testing/mail-server.js';
import { letterFor } from './letter.js';
import { becauseOf, thenOf } from './outcome.js';
import { SmtpSender } from './smtp-sender.js';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of closing.splice(0)) await server.close();
});
async function kept<T extends TestMailServer | BadServer>(starting: Promise<T>): Promise<T> {
  const server = await starting;
  closing.push(server);
  return server;
}

const letter = (to = 'jo@fernshire.example') =>
  letterFor({
    deliveryId: 'b7b8f0de-0000-4000-8000-000000000001',
    meetingId: 'b7b8f0de-0000-4000-8000-000000000002',
    kind: 'edition',
    reference: 'FERN-12',
    to,
    address: 'https://quorate.example',
  });
const never = new AbortController().signal;
const says = (text: string) => (socket: Socket) => void socket.write(text);
/** Agrees to everything up to the message itself. */
const agrees = (line: string, socket: Socket) => {
  if (/^(EHLO|HELO|MAIL|RCPT)/.test(line)) socket.write('250 yes\r\n');
  if (line === 'DATA') socket.write('354 go on\r\n');
};

describe('handing a message to the mail server', () => {
  it('[W127] a message that cannot even be written is a fault of this service, and never thrown', async () => {
    const unwritable = {
      ...letter(),
      get subject(): string {
        throw new Error('broken');
      },
    };
    expect(await new SmtpSender(mailTo(1)).send(unwritable, never)).toBe('fault');
    expect(thenOf('fault')).toBe('again');
  });

  it('[W120] one envelope holds one recipient, and the message the reference and a link, in text and in HTML', async () => {
    const server = await kept(mailServer());
    expect(await new SmtpSender(mailTo(server.port)).send(letter(), never)).toBe('sent');
    const [{ recipients, sender, message } = { recipients: [], sender: '', message: '' }] = server.received;
    expect([recipients, sender]).toEqual([['jo@fernshire.example'], 'quorate@fernshire.example']);
    for (const header of [
      'Auto-Submitted: auto-generated',
      'Content-Language: en-GB',
      'Message-ID: <b7b8f0de-0000-4000-8000-000000000001@quorate.example>',
      'From: Quorate <quorate@fernshire.example>',
    ])
      expect(message).toContain(header);
    const readable = message.replace(/=\r?\n/g, '').replace(/=3D/g, '=');
    expect(readable.match(/https:\/\/quorate\.example\/m\/b7b8f0de-0000-4000-8000-000000000002/g)).toHaveLength(3);
    expect(readable).toContain('Subject: Quorate: something to read (reference FERN-12)');
    expect(readable).toContain('<html lang="en-GB">');
    expect(readable).not.toContain('/join#');
  });

  it('[W120] a reference cannot add a header, nor a second recipient', async () => {
    const server = await kept(mailServer());
    const { text, html, ...rest } = letterFor({
      deliveryId: 'd',
      meetingId: 'm',
      kind: 'edition',
      reference: 'X\r\nBcc: all@elsewhere.example <b>',
      to: 'jo@fernshire.example',
      address: 'https://quorate.example',
    });
    expect(await new SmtpSender(mailTo(server.port)).send({ text, html, ...rest }, never)).toBe('sent');
    expect(server.received[0]?.recipients).toEqual(['jo@fernshire.example']);
    expect(server.received[0]?.message).not.toMatch(/^Bcc:/m);
    expect(html).not.toContain('<b>');
  });

  it('[W123] a line that breaks while the message is handed over leaves it open, and says so', async () => {
    const dropped = await kept(
      badServer(says('220 hello\r\n'), (line, socket) =>
        /^Auto-Submitted/.test(line) ? socket.destroy() : agrees(line, socket),
      ),
    );
    const outcome = await new SmtpSender(mailTo(dropped.port)).send(letter(), never);
    expect([outcome, thenOf(outcome)]).toEqual(['lost-midway', 'again']);
    expect(becauseOf(outcome)).toContain('may have been sent');
  });

  it('[W123] so does a server that takes the message and never says what it did with it', async () => {
    const silent = await kept(badServer(says('220 hello\r\n'), agrees));
    expect(await new SmtpSender(mailTo(silent.port, { patience: 200 })).send(letter(), never)).toBe('lost-midway');
  });

  it('[W127] before that, nothing has been sent: a server that greets too late, closes at once or is not there', async () => {
    const late = await kept(badServer(() => undefined));
    expect(await new SmtpSender(mailTo(late.port, { patience: 200 })).send(letter(), never)).toBe('no-answer');
    const shut = await kept(badServer((socket) => void socket.destroy()));
    expect(await new SmtpSender(mailTo(shut.port)).send(letter(), never)).toBe('unreachable');
    const gone = await badServer(() => undefined);
    await gone.close();
    expect(await new SmtpSender(mailTo(gone.port)).send(letter(), never)).toBe('unreachable');
  });

  it('[W127] a server that drips its answer is let go of in the end', async () => {
    const drips = await kept(
      badServer((socket) => {
        const drip = setInterval(() => socket.write('220-wait\r\n'), 50);
        socket.on('close', () => clearInterval(drip));
      }),
    );
    expect(await new SmtpSender(mailTo(drips.port, { patience: 150 })).send(letter(), never)).toBe('no-answer');
  });

  it('[W127] a recipient refused for now is tried again, one refused for good is not', async () => {
    const server = await kept(mailServer());
    server.refuses.set('later', 450).set('gone', 550);
    const sender = new SmtpSender(mailTo(server.port));
    const outcomes = await Promise.all(
      ['later', 'gone', 'jo'].map((name) => sender.send(letter(`${name}@fernshire.example`), never)),
    );
    expect(outcomes).toEqual(['address-later', 'address-refused', 'sent']);
    expect(outcomes.map(thenOf)).toEqual(['again', 'failed', 'sent']);
    expect(server.received.map(({ recipients }) => recipients)).toEqual([['jo@fernshire.example']]);
  });

  it.each([
    [451, 'busy', 'again'],
    [554, 'message-refused', 'failed'],
  ] as const)('[W127] a message answered with %i is %s', async (code, outcome, then) => {
    const server = await kept(
      mailServer({
        onData(stream, _session, done) {
          stream.resume().on('end', () => done(Object.assign(new Error('no'), { responseCode: code })));
        },
      }),
    );
    const came = await new SmtpSender(mailTo(server.port)).send(letter(), never);
    expect([came, thenOf(came)]).toEqual([outcome, then]);
  });

  it('[W127] a certificate nobody vouches for is refused, unless the operator allows it', async () => {
    const starttls = await kept(mailServer());
    expect(await new SmtpSender(mailTo(starttls.port, { selfSigned: false })).send(letter(), never)).toBe(
      'certificate',
    );
    expect(await new SmtpSender(mailTo(starttls.port)).send(letter(), never)).toBe('sent');
    const fromTheFirst = await kept(mailServer({ secure: true }));
    expect(
      await new SmtpSender(mailTo(fromTheFirst.port, { secure: true, selfSigned: false })).send(letter(), never),
    ).toBe('certificate');
    expect(await new SmtpSender(mailTo(fromTheFirst.port, { secure: true })).send(letter(), never)).toBe('sent');
    expect([...starttls.received, ...fromTheFirst.received]).toHaveLength(2);
  });

  it('[W127] wrong credentials are said to be that', async () => {
    const server = await kept(
      mailServer({
        authOptional: false,
        onAuth({ username, password }, _session, done) {
          if (username === 'quorate' && password === 'right') done(null, { user: username });
          else done(new Error('no'));
        },
      }),
    );
    const outcome = await new SmtpSender(mailTo(server.port, { login: { user: 'quorate', pass: 'wrong' } })).send(
      letter(),
      never,
    );
    expect([outcome, thenOf(outcome)]).toEqual(['credentials', 'again']);
    expect(becauseOf(outcome)).toContain('name or password');
    expect(
      await new SmtpSender(mailTo(server.port, { login: { user: 'quorate', pass: 'right' } })).send(letter(), never),
    ).toBe('sent');
  });

  it('[W132] told to stop, it says whether anything had begun to leave', async () => {
    const late = await kept(badServer(() => undefined));
    const stopping = new AbortController();
    const before = new SmtpSender(mailTo(late.port)).send(letter(), stopping.signal);
    const silent = await kept(
      badServer(says('220 hello\r\n'), (line, socket) => (line === '.' ? stopping.abort() : agrees(line, socket))),
    );
    const midway = new SmtpSender(mailTo(silent.port)).send(letter(), stopping.signal);
    expect(await Promise.all([before, midway])).toEqual(['stopped', 'lost-midway']);
  });
});
