/** The parts of a server and how they hang together; plain classes, so that Nest is met only at the doors. */
import { Database, EventLog, hasRecords, KeyStore, openKeys, type Migrating } from '#event-log';
import type { ProceduresAnswer } from '#wire';
import { machineTime, TrustedClock, witnessOf } from './clock.js';
import { Mail } from './delivery/mail.js';
import { Demo } from './demo/demo.js';
import { Editions } from './editions/editions.js';
import { FinalWords } from './editions/final-words.js';
import { Rendering } from './editions/rendering.js';
import { Health } from './health.js';
import { Cookies } from './http/cookies.js';
import { FilesUnderWay } from './http/files-under-way.js';
import { OwnAddress } from './http/own-address.js';
import { RateLimits } from './limits.js';
import { Announcer } from './readers/announcer.js';
import { Convening } from './convening/convening.js';
import { GivingLinks } from './convening/giving-links.js';
import { Meetings } from './turns/meetings.js';
import { ReaderHashes } from './readers/reader-hashes.js';
import { Reading } from './readers/reading.js';
import { Register } from './register/register.js';
import { SoundnessRound } from './soundness/soundness-round.js';
import { UnsoundMeetings } from './soundness/unsound.js';
import { report, reportFault } from './operator-log.js';
import { loadProcedures } from './procedures.js';
import { SecurityLog } from './security/security-log.js';
import { noteAnswer, noteEndedEarlier } from './security/security-watch.js';
import type { Settings } from './settings-shape.js';
import { Credentials } from './sign-in/credentials.js';
import { Endings } from './sign-in/endings.js';
import { Links } from './sign-in/links.js';
import { People } from './sign-in/people.js';
import type { Subject } from './sign-in/session.js';
import { Sessions } from './sign-in/sessions.js';
import { SignIn } from './sign-in/sign-in.js';
import { Tokens } from './sign-in/tokens.js';
import type { SigningKey } from './signing/signing-key.js';
import { openSigning } from './signing/signing.js';
import { OpenSockets } from './sockets/open-sockets.js';
import { Presence } from './sockets/presence.js';
import { serverMigrations } from './storage/migrations.js';
import { thisProgram } from './storage/this-program.js';

export interface Storage {
  readonly database: Database;
  readonly log: EventLog;
  readonly keys: KeyStore;
}

/** Opens the database, migrated unless it is only read, and proved to belong to these keys. */
export async function openStorage(
  { databaseUrl, dataFolder, keyFile }: Pick<Settings, 'databaseUrl' | 'dataFolder' | 'keyFile'>,
  migrating: Migrating = {},
): Promise<Storage> {
  const where = { databaseUrl, dataFolder };
  const { keys, created } = await openKeys(keyFile, () => hasRecords(where));
  if (created)
    report('key file made: keep a copy of it elsewhere, since without it nothing recorded can be read', { keyFile });
  const program = migrating.never ? undefined : thisProgram;
  const database = await Database.open({ ...where, migrations: serverMigrations, migrating, keys, program });
  return { database, keys, log: new EventLog(database, keys) };
}

export type Parts = Awaited<ReturnType<typeof assemble>>;

export async function assemble(settings: Settings) {
  // whoever assembles a server has the data folder to itself, and PostgreSQL says by its lock whether another runs
  const { database, log, keys } = await openStorage(settings, {
    before: async (steps) => report('the tables are brought up to date', { steps }),
  });
  try {
    return await assembled(settings, { database, log, keys }, await loadProcedures(settings.proceduresFolder));
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function assembled(settings: Settings, storage: Storage, packs: ProceduresAnswer) {
  const { database, log, keys } = storage;
  const signingKey = await openSigning(database, settings);
  const clock = await clockBeside(database);
  const watching = await watchingOver(storage, settings, clock);
  const hashes = new ReaderHashes(keys.derive('what readers hold'));
  const announcer = new Announcer(hashes);
  const people = new People(database, keys);
  const waysIn = waysInto(database, keys, clock.now);
  const { openSockets } = waysIn;
  const words = new FinalWords(log);
  const beside = { limits: settings.limits, people, clock, signingKey, words, announcer, openSockets, ...watching };
  const { meetings, register } = meetingsAndRegister(storage, beside);
  meetings.onRecorded((...heard) => (openSockets.mayTell ? announcer.announce(...heard) : openSockets.letGo()));
  clock.onBelieved = () => void openSockets.keep().catch((error: unknown) => reportFault('sessions', error));
  const { procedures } = packs;
  const demo = await Demo.open({ database, log, meetings, procedures, settings, clock: clock.instant });
  const core = { settings, packs, ...storage, clock, announcer, meetings, register, people, demo, signingKey, words };
  return {
    ...core,
    ...waysIn,
    health: watching.health,
    security: watching.security,
    round: new SoundnessRound({ database, log, unsound: watching.unsound, clock: clock.now }),
    reading: new Reading(meetings, hashes),
    presence: new Presence(announcer, database, clock.now),
    ...doorsOnto({ ...core, ...waysIn, security: watching.security }),
  };
}

/** What looks after the soundness of the whole, and what is kept of the ways in. */
async function watchingOver({ database, log }: Storage, { limits }: Settings, { now }: TrustedClock) {
  const unsound = new UnsoundMeetings({ database, log, clock: now });
  await unsound.load();
  return { unsound, health: new Health(unsound), security: new SecurityLog(database, limits, now) };
}

interface Core extends Storage {
  readonly settings: Settings;
  readonly packs: ProceduresAnswer;
  readonly clock: TrustedClock;
  readonly meetings: Meetings;
  readonly register: Register;
  readonly people: People;
  readonly demo: Demo;
  readonly signingKey: SigningKey;
  readonly words: FinalWords;
  readonly security: SecurityLog;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly links: Links;
}

/** What the doors of HTTP and of the sockets need of it all. */
function doorsOnto(core: Core) {
  const { settings, packs, database, log, keys, clock, meetings, register, people, demo, signingKey } = core;
  const { security, sessions, tokens, links, words } = core;
  const { limits, linkDays } = settings;
  const ownAddress = new OwnAddress(settings);
  const rendering = new Rendering(signingKey);
  const rates = new RateLimits(limits);
  const endedEarlier = (subject: Subject) => noteEndedEarlier(security, subject);
  return {
    ownAddress,
    rendering,
    editions: new Editions({ meetings, log, words, rendering, fictional: () => demo.isDemo, clock: clock.instant }),
    rates,
    credentials: new Credentials(sessions, tokens, ownAddress.isSecure),
    signIn: new SignIn({ database, links, people, sessions, meetings, linkDays, clock: clock.now, endedEarlier }),
    convening: new Convening({ meetings, register, people, procedures: packs.procedures, rates }),
    givingLinks: new GivingLinks({ meetings, register, links }),
    filesUnderWay: new FilesUnderWay(limits),
    cookies: new Cookies(ownAddress, limits),
    mail: mailOf({ database, log, keys }, settings, { meetings, rates, demo, ownAddress, clock }),
  };
}

/** The time of this machine, with a database on another one as its witness. */
async function clockBeside(database: Database): Promise<TrustedClock> {
  const witness = witnessOf(database);
  const clock = new TrustedClock({ ...machineTime, ...(witness ? { witness } : {}) });
  await clock.begin();
  return clock;
}

interface BesideMeetings {
  readonly limits: Settings['limits'];
  readonly people: People;
  readonly clock: TrustedClock;
  readonly unsound: UnsoundMeetings;
  readonly health: Health;
  readonly security: SecurityLog;
  readonly signingKey: SigningKey;
  readonly words: FinalWords;
  readonly announcer: Announcer;
  readonly openSockets: OpenSockets;
}

/** The meetings and their list, which ask each other; whoever follows a meeting hears before the list that it was shortened. */
function meetingsAndRegister({ database, log, keys }: Storage, beside: BesideMeetings) {
  const { limits, people, clock, unsound, health, security, signingKey, words, announcer, openSockets } = beside;
  const meetings: Meetings = new Meetings({
    log,
    people,
    limits,
    clock: clock.instant,
    wrote: (stored) => health.wrote(stored),
    beforeTelling: () => openSockets.beforeTelling(),
    sign: (head) => signingKey.signHead(head),
    keepWords: (meetingId, rows) => words.keep(meetingId, rows),
    answered: (message, identity, answer) => noteAnswer(security, message, identity, answer),
    unsound,
    mayOpen: (meetingId, identity) => register.mayOpen(meetingId, identity),
  });
  meetings.onShortened((record) => announcer.restartAll(record));
  meetings.keepWhile((meetingId) => announcer.isFollowed(meetingId));
  const register = new Register({ database, keys, meetings, clock: clock.now });
  return { meetings, register };
}

interface BesideMail {
  readonly meetings: Meetings;
  readonly rates: RateLimits;
  readonly demo: Demo;
  readonly ownAddress: OwnAddress;
  readonly clock: TrustedClock;
}

/** A demo sends no e-mail. */
function mailOf({ database, log, keys }: Storage, settings: Settings, beside: BesideMail): Mail {
  const { meetings, rates, demo, ownAddress, clock } = beside;
  return new Mail({
    database,
    keys,
    log,
    meetings,
    rates,
    mail: demo.isDemo ? undefined : settings.mail,
    address: () => ownAddress.address,
    clock: clock.now,
  });
}

/** By what somebody comes in, and how it ends. */
function waysInto(database: Database, keys: KeyStore, now: () => number) {
  const endings = new Endings(database);
  const sessions = new Sessions(database, keys, now, endings);
  return {
    sessions,
    tokens: new Tokens(database, keys, now, endings),
    links: new Links(database, keys, now),
    openSockets: new OpenSockets(sessions, endings, database.kind !== 'sqlite'),
  };
}
