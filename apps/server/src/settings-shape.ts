/** What an operator sets; `readSettings` makes it from the environment, tests and the bench make their own. */

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** The public address, such as `https://quorate.example`; absent, the address listened on. */
  readonly url?: string;
  /** PostgreSQL when given; otherwise SQLite in the data folder. */
  readonly databaseUrl?: string;
  readonly dataFolder: string;
  readonly keyFile: string;
  /** Absent, `signing-key.pem` beside the master key. */
  readonly signingKeyFile?: string;
  readonly proceduresFolder?: string;
  /** Where the built pages lie; absent, where `npm run build` puts them. */
  readonly pagesFolder?: string;
  /** Days after its meeting closes that a personal link still opens. */
  readonly linkDays: number;
  /** Whether a proxy in front ends TLS and says the reader's address. */
  readonly trustProxy: boolean;
  readonly production: boolean;
  /** Whether an empty database may become the demo. One that is the demo stays it. */
  readonly demo: boolean;
  /** Absent, nothing is sent by e-mail. */
  readonly mail?: MailSettings;
  readonly limits: Limits;
}

/** The mail server, and how it is used. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** Whether the line is encrypted from its first byte; otherwise as soon as the server offers it. */
  readonly secure: boolean;
  readonly login?: { readonly user: string; readonly pass: string };
  /** Whether a certificate nobody vouches for is taken. */
  readonly selfSigned: boolean;
  /** As it stands in every message: an address, or a name and an address in angle brackets. */
  readonly from: string;
  /** Domains that count as any agency's own, with those below them. */
  readonly agencyDomains: readonly string[];
  /** Working days after circulation, and before an action is due, at which somebody is reminded. */
  readonly reminderDays: number;
  /** How long the mail server may take for one answer, in milliseconds. */
  readonly patience: number;
}

/** Every limit of the server, by name; each a setting, `QUORATE_LIMIT_COMMANDS_PER_MINUTE` and so on. */
export interface Limits {
  /** Commands, follows and leaves of one person in a minute. */
  readonly commandsPerMinute: number;
  /** Requests from one address in a minute. */
  readonly httpPerMinute: number;
  /** Short codes that open nothing, tried from one address in a quarter of an hour. */
  readonly linkTriesPerQuarterHour: number;
  /** Packets one person, or one address before somebody has signed in on it, sends over sockets in a minute. */
  readonly packetsPerMinute: number;
  /** Bytes one person sends over sockets in a minute, or one address in requests and before somebody has signed in on it. */
  readonly receivedPerMinute: number;
  /** Sockets open from one address on which nobody has signed in; beyond them the oldest is closed. */
  readonly connectionsPerAddress: number;
  /** Sockets open of one person: their windows, on all their devices. */
  readonly socketsPerPerson: number;
  /** Bytes of readings from the beginning sent to one person in a minute, over all their windows; beyond them they come later. */
  readonly readingPerPersonPerMinute: number;
  /** Bytes sent to one socket and not read by it; beyond them it is let go of. */
  readonly unreadPerSocket: number;
  /** Requests of one address being answered at once. */
  readonly requestsAtOnce: number;
  /** Bytes of the requests and answers of one address that are on their way at once. */
  readonly onTheWayPerAddress: number;
  /** Meetings one person convenes in an hour; programs are the operator's own. */
  readonly meetingsPerPersonPerHour: number;
  /** Messages one person asks to be sent in an hour, and messages asked to be sent to one address. */
  readonly lettersPerPersonPerHour: number;
  readonly lettersPerAddressPerHour: number;
  /** Files on their way to one person. */
  readonly filesPerPerson: number;
  /** Bytes in all the rows of one meeting; beyond them only short rows are added. */
  readonly bytesPerMeeting: number;
  /** Bytes one professional writes into one meeting, and in one minute of it. */
  readonly bytesPerPerson: number;
  readonly bytesPerPersonPerMinute: number;
  /** The same for a family member, an advocate or an observer. */
  readonly bytesPerPersonOutside: number;
  readonly bytesPerPersonOutsidePerMinute: number;
  /** Meetings one socket follows. */
  readonly followsPerSocket: number;
  /** Commands waiting for one meeting; more are refused until it has caught up. */
  readonly commandsQueued: number;
  /** Commands ruled on and stored together. */
  readonly commandsPerBatch: number;
  /** Accepted commands each open meeting remembers without asking the log. */
  readonly commandsRemembered: number;
  /** Meetings kept in memory besides those being followed. */
  readonly foldsCached: number;
  /** Rows kept in memory besides those of meetings being followed. */
  readonly rowsCached: number;
  /** People signed in side by side in one browser. */
  readonly slotsPerBrowser: number;
  /** Entries of the security log waiting to be written; more are counted as lost. */
  readonly securityEntriesWaiting: number;
  /** Entries of the security log that are kept, the newest: so many of what is counted, and so many of the rest. */
  readonly securityEntriesKept: number;
  /** Days an entry of the security log is kept. */
  readonly securityDaysKept: number;
}

export const defaultLimits: Limits = {
  commandsPerMinute: 600,
  httpPerMinute: 3_000,
  linkTriesPerQuarterHour: 30,
  packetsPerMinute: 6_000,
  receivedPerMinute: 60_000_000,
  connectionsPerAddress: 500,
  socketsPerPerson: 20,
  readingPerPersonPerMinute: 40_000_000,
  unreadPerSocket: 6_000_000,
  requestsAtOnce: 300,
  onTheWayPerAddress: 48_000_000,
  meetingsPerPersonPerHour: 60,
  lettersPerPersonPerHour: 400,
  lettersPerAddressPerHour: 30,
  filesPerPerson: 12,
  bytesPerMeeting: 128_000_000,
  bytesPerPerson: 32_000_000,
  bytesPerPersonPerMinute: 4_000_000,
  bytesPerPersonOutside: 2_000_000,
  bytesPerPersonOutsidePerMinute: 200_000,
  followsPerSocket: 20,
  commandsQueued: 2_000,
  commandsPerBatch: 500,
  commandsRemembered: 200,
  foldsCached: 500,
  rowsCached: 200_000,
  slotsPerBrowser: 40,
  securityEntriesWaiting: 10_000,
  securityEntriesKept: 1_000_000,
  securityDaysKept: 400,
};

/** Under this word Nest hands them to whoever asks. */
export const settingsToken = Symbol('settings');
