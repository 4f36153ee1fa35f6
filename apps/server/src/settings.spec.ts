import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Sayable } from '#event-log';
import { readSettings, type Environment } from './settings.js';
import { defaultLimits } from './settings-shape.js';

const problemsOf = (env: Environment): readonly string[] => {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    if (error instanceof Sayable) return error.message.split('\n');
    throw error;
  }
};

describe('settings', () => {
  it('[W90] needs nothing set: this machine only, a file in ./data, demo allowed', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      url: undefined,
      databaseUrl: undefined,
      dataFolder: resolve('data'),
      keyFile: resolve('data/master.key'),
      proceduresFolder: undefined,
      linkDays: 30,
      trustProxy: false,
      production: false,
      demo: true,
      limits: defaultLimits,
    });
  });

  it('[W90] takes what is set, and an empty value as not set', () => {
    const settings = readSettings({
      PORT: '8080',
      HOST: '0.0.0.0',
      TRUST_PROXY: '1',
      QUORATE_URL: 'https://quorate.example/',
      DATABASE_URL: 'postgresql://q:secret@db/quorate',
      QUORATE_DATA: '/srv/quorate',
      QUORATE_PROCEDURES: tmpdir(),
      QUORATE_LINK_DAYS: '',
      QUORATE_LIMIT_COMMANDS_PER_MINUTE: '100000',
    });
    expect(settings).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
      trustProxy: true,
      url: 'https://quorate.example',
      databaseUrl: 'postgresql://q:secret@db/quorate',
      keyFile: join('/srv/quorate', 'master.key'),
      proceduresFolder: resolve(tmpdir()),
      linkDays: 30,
      demo: false,
    });
    expect(settings.limits).toEqual({ ...defaultLimits, commandsPerMinute: 100_000 });
  });

  it.each(['127.0.0.1', '127.8.0.1', 'localhost', '::1'])('[W91] listens on %s without a proxy', (HOST) => {
    expect(readSettings({ HOST }).host).toBe(HOST);
  });

  it.each(['0.0.0.0', '::', '192.168.1.4', 'quorate.example', '127.0.0.1.example'])(
    '[W91] refuses %s unless a proxy ends TLS',
    (HOST) => {
      expect(problemsOf({ HOST })).toEqual([expect.stringContaining('TRUST_PROXY=1')]);
      expect(problemsOf({ HOST, TRUST_PROXY: 'true', QUORATE_URL: 'https://quorate.example' })).toEqual([]);
    },
  );

  it.each([
    ['PORT', '65536'],
    ['PORT', '3000x'],
    ['PORT', '-1'],
    ['QUORATE_LINK_DAYS', '0'],
    ['QUORATE_LINK_DAYS', '1.5'],
    ['TRUST_PROXY', 'perhaps'],
    ['QUORATE_URL', 'quorate.example'],
    ['QUORATE_URL', 'http://quorate.example'],
    ['QUORATE_URL', 'https://quorate.example/meetings'],
    ['QUORATE_URL', 'https://a:b@quorate.example'],
    ['DATABASE_URL', 'mysql://a:hush@b/c'],
    ['DATABASE_URL', 'hush'],
    ['QUORATE_PROCEDURES', '/nowhere/at/all'],
    ['QUORATE_MAIL_FROM', 'quorate@fernshire.example'],
    ['QUORATE_LIMIT_HTTP_PER_MINUTE', '0'],
    ['QUORATE_LIMIT_EVERYTHING', '3'],
  ])('[W92] refuses %s=%s in a sentence that names it', (variable, value) => {
    const problems = problemsOf({
      ...(variable === 'TRUST_PROXY' ? { QUORATE_URL: 'https://quorate.example' } : {}),
      [variable]: value,
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${variable} `, 'u'));
    expect(problems[0]).not.toContain('hush');
  });

  it('[W92] says everything that is wrong at once', () => {
    expect(problemsOf({ PORT: 'x', QUORATE_LINK_DAYS: 'y', HOST: '0.0.0.0' })).toHaveLength(3);
  });

  it('[W136] behind a proxy, links need the address people open', () => {
    expect(problemsOf({ TRUST_PROXY: '1' })).toEqual([expect.stringContaining('QUORATE_URL')]);
  });

  const mail = {
    QUORATE_URL: 'https://quorate.example',
    QUORATE_SMTP_URL: 'smtp://mail.example',
    QUORATE_MAIL_FROM: 'Quorate <quorate@fernshire.example>',
  };

  it('[W129] sends nothing unless a mail server is set, and takes what is set about it', () => {
    expect(readSettings({}).mail).toBeUndefined();
    expect(readSettings(mail).mail).toEqual({
      host: 'mail.example',
      port: 587,
      secure: false,
      from: 'Quorate <quorate@fernshire.example>',
      selfSigned: false,
      agencyDomains: [],
      reminderDays: 3,
      patience: 30_000,
    });
    expect(
      readSettings({
        ...mail,
        QUORATE_SMTP_URL: 'smtps://a%40b:p%2Fq@[::1]',
        QUORATE_AGENCY_DOMAINS: 'Fernshire.example, police.example',
        QUORATE_REMINDER_DAYS: '5',
        QUORATE_SMTP_SELF_SIGNED: '1',
      }).mail,
    ).toMatchObject({
      host: '::1',
      port: 465,
      secure: true,
      login: { user: 'a@b', pass: 'p/q' },
      agencyDomains: ['fernshire.example', 'police.example'],
      reminderDays: 5,
      selfSigned: true,
    });
  });

  it.each([
    ['QUORATE_SMTP_URL', 'hush'],
    ['QUORATE_SMTP_URL', 'http://mail.example'],
    ['QUORATE_SMTP_URL', 'smtp://'],
    ['QUORATE_SMTP_URL', 'smtp://hush@mail.example'],
    ['QUORATE_SMTP_URL', 'smtp://a:hush%@mail.example'],
    ['QUORATE_SMTP_URL', 'smtp://mail.example/path'],
    ['QUORATE_SMTP_URL', 'smtp://mail.example?x=hush'],
    ['QUORATE_MAIL_FROM', ''],
    ['QUORATE_MAIL_FROM', 'Quorate'],
    ['QUORATE_MAIL_FROM', 'a@b.example, c@d.example'],
    ['QUORATE_AGENCY_DOMAINS', 'hush@fernshire.example'],
    ['QUORATE_REMINDER_DAYS', '0'],
    ['QUORATE_SMTP_SELF_SIGNED', 'maybe'],
  ])('[W129] refuses %s=%s in a sentence that names it and repeats no password', (variable, value) => {
    const problems = problemsOf({ ...mail, [variable]: value });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${variable} `, 'u'))]);
    expect(problems[0]).not.toContain('hush');
  });

  it('[W129] messages with links need the address people open', () => {
    expect(problemsOf({ ...mail, QUORATE_URL: '' })).toEqual([expect.stringContaining('QUORATE_SMTP_URL is set')]);
  });

  it('[W93] never makes a demo in production', () => {
    expect(readSettings({ NODE_ENV: 'production' })).toMatchObject({ production: true, demo: false });
  });

  it('[E126] what is asked of the line to PostgreSQL stands in its address', () => {
    const address = 'postgresql://quorate:p%40ss@db.example/quorate';
    const lineOf = (settings: Record<string, string | undefined>) =>
      readSettings({ DATABASE_URL: address, ...settings }).databaseUrl;
    expect(lineOf({})).toBe(address);
    expect(lineOf({ QUORATE_DATABASE_TLS: 'require' })).toBe(`${address}?sslmode=require`);
    expect(lineOf({ QUORATE_DATABASE_CA: '/ca.pem' })).toBe(`${address}?sslmode=verify-full&sslrootcert=%2Fca.pem`);
    for (const settings of [
      { QUORATE_DATABASE_TLS: 'prefer' },
      { DATABASE_URL: `${address}?sslmode=allow` },
      { DATABASE_URL: `${address}?sslmode=require`, QUORATE_DATABASE_TLS: 'verify-full' },
    ])
      expect(() => lineOf(settings)).toThrow('must be one of disable, require, verify-ca, verify-full, no-verify');
  });

  it('[E133] an address that opened a database before opens it still', () => {
    const address = 'postgresql://quorate@db.example/quorate';
    for (const mode of ['prefer', 'require', 'verify-ca', 'verify-full', 'no-verify', 'disable']) {
      const url = `${address}?sslmode=${mode}&sslcert=%2Fme.pem`;
      expect(readSettings({ DATABASE_URL: url }).databaseUrl).toBe(url);
    }
    const preferring = { DATABASE_URL: `${address}?sslmode=prefer`, QUORATE_DATABASE_CA: '/ca.pem' };
    expect(readSettings(preferring).databaseUrl).toBe(`${address}?sslmode=require&sslrootcert=%2Fca.pem`);
  });
});
