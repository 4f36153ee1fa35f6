/** What the server itself refuses, besides the rules of a meeting: each sentence once. */
import { asRefusal, ofFinerKind, type FinerKind, type Refusal, type RefusalKind } from '#meeting';

/** @param kind what it is about, or that and the finer kind. */
const refusal = (kind: RefusalKind | readonly [RefusalKind, FinerKind], rule: string, because: string): Refusal =>
  typeof kind === 'string' ? asRefusal(kind, rule, because) : asRefusal(kind[0], rule, because, ofFinerKind(kind[1]));

/** To a stranger a meeting that is and one that never was are the same. */
export const noSuchMeeting = refusal(['unknown', 'no-address'], 'W1', 'There is no such meeting.');
export const signInFirst = refusal(
  ['right', 'sign-in'],
  'W30',
  'You are not signed in, or have been away too long. Open your link again, or ask the chair for a new one.',
);
export const tooMany = refusal(
  ['passing', 'too-often'],
  'W31',
  'That was too much at once. Wait a minute and send it again; nothing of it was recorded.',
);
export const tooManyCodes = refusal(
  ['passing', 'too-often'],
  'W31',
  'Too many codes that open nothing have been tried from where you are. Wait a quarter of an hour, or ask the chair or the minute-taker for a link.',
);
export const tooMuchSent = refusal(
  ['passing', 'too-often'],
  'W31',
  'This window sent more than anybody writes, and was disconnected. Wait a minute and open it again; what was acknowledged is saved.',
);
export const tooManyWindows = refusal(
  'state',
  'W159',
  'This meeting is open for you in too many windows. Close some of them and try again.',
);
export const notRead = refusal(
  'passing',
  'W160',
  'This window was sent more than it could take over its connection, and was disconnected. Nothing is lost: it connects again and reads on from where it was.',
);
export const overtaken = refusal(
  'passing',
  'W161',
  'This window asked again before it had read what it was sent; only its last question is answered.',
);
export const tooMuchInAMinute = refusal(
  ['passing', 'too-often'],
  'W175',
  'That is more than one person can write in a minute. Wait a minute and send it again, in parts if it is long; nothing of it was recorded.',
);
export const tooMuchByYou = refusal(
  'state',
  'W176',
  'You have written more into this meeting than one person can. Ask the minute-taker to take down what is still to be said; nothing of it was recorded.',
);
export const meetingFull = refusal(
  'state',
  'W177',
  'This meeting’s record is as large as a record can be, so nothing long can be added. Short entries, decisions and actions still can; put the long text into another meeting.',
);
export const tooManyLetters = refusal(
  'passing',
  'W179',
  'Many messages have been asked for in the last hour, to this address or by you. Wait an hour, or pass the link on by hand and record that you did.',
);
export const tooManyConvened = refusal(
  'passing',
  'A44',
  'You have convened many meetings in the last hour. Wait a little and send it again, or ask whoever runs this service; nothing of it was recorded.',
);
export const tooLarge = refusal(
  ['shape', 'too-large'],
  'W32',
  'That is too large to send: one million bytes at most. Send it in parts.',
);
export const lineElsewhere = refusal(
  ['gone', 'line-elsewhere'],
  'E141',
  'This line was begun at another server, or before this one was started again. Begin a new one.',
);
export const lengthUnsaid = refusal(
  ['shape', 'length-unsaid'],
  'W162',
  'Say how long the request is: send it whole, with its Content-Length. Nothing was recorded.',
);
export const tooMuchInside = refusal(
  'shape',
  'W163',
  'That holds more parts, or is nested deeper, than any message is. Nothing was recorded.',
);
export const tooMuchAtOnce = refusal(
  ['passing', 'too-often'],
  'W164',
  'Too much from this address is on its way at once. Wait until some of it is there and send it again; nothing of it was recorded.',
);
export const notReadable = refusal('shape', 'W33', 'That could not be read as JSON. Nothing was recorded.');
export const alreadyUsed = refusal(
  'state',
  'W34',
  'That command’s identifier was used before, for something else or by somebody else. Send it again with a new one.',
);
export const fromElsewhere = refusal(
  ['right', 'from-elsewhere'],
  'W35',
  'That request came from another website and was not carried out.',
);
export const cannotTellWhoIsIn = refusal(
  ['passing', 'busy'],
  'W191',
  'The service cannot see just now who is still signed in, so nothing was recorded. Wait a moment and send it again; if it stays so, tell whoever runs this service.',
);
export const pageNotSaid = refusal(
  ['right', 'from-elsewhere'],
  'W189',
  'That was sent with a sign-in of a browser and does not say from which page (the header Origin), so it was not carried out. Open it in the pages of Quorate; a program sends its token instead.',
);
export const notByReading = refusal(
  ['shape', 'only-by-post'],
  'W188',
  'What is taken out of a meeting is written into its record, so it is asked for with POST and not by opening an address. Send POST to the same address; nothing was recorded.',
);
export const mayNotConvene = refusal(
  'right',
  'W37',
  'You cannot convene a meeting with this sign-in. Ask whoever runs this service.',
);
export const mayNotIssueLinks = refusal(
  'right',
  'W38',
  'Only the chair, the deputy, the minute-taker or whoever convened the meeting gives out links.',
);
export const noSuchAddress = refusal(['unknown', 'no-address'], 'W50', 'There is nothing at that address.');
export const unknownPerson = refusal(
  'unknown',
  'W51',
  'One of the people named carries an identifier that this service has not given out. Leave it out, or choose them from the list.',
);
export const queueFull = refusal(
  'passing',
  'W52',
  'The meeting has more waiting than it can take. Wait a moment and send it again; nothing of it was recorded.',
);
export const meetingIdTaken = refusal(
  'state',
  'W53',
  'That identifier cannot be used for a new meeting. Make another one and send it again.',
);
export const noSuchPerson = refusal(
  'unknown',
  'W54',
  'There is no such person in this meeting, or they are no longer in it.',
);
export const tooManyFollowed = refusal(
  'state',
  'W55',
  'This window is in too many meetings at once. Close one and try again.',
);
export const anotherMeeting = refusal(
  'state',
  'W56',
  'The address names one meeting and the message another. Send it to the meeting it is meant for.',
);
export const allSlotsTaken = refusal(
  'state',
  'W57',
  'Too many people are signed in side by side in this browser. Sign one of them out first.',
);
export const noSuchFormat = refusal(
  ['unknown', 'no-address'],
  'W140',
  'The minutes come as docx, odt, pdf, html, json and txt. End the address with one of these.',
);
export const noSuchFile = refusal(
  ['unknown', 'no-address'],
  'W141',
  'There is no such file. There are attendance.csv, actions.csv, meeting.ics, dataset.json and record.json.',
);
export const tooManyFiles = refusal(
  ['passing', 'busy'],
  'W142',
  'Too many files are being made at once. Wait a minute and ask again; nothing was recorded.',
);
export const tooManyOfYours = refusal(
  ['passing', 'too-often'],
  'W173',
  'You have asked for many files and not taken them all yet. Wait until those have come, and ask again; nothing was recorded.',
);
export const hasLeft = refusal(
  'state',
  'W143',
  'You have left this meeting, so nothing can be made for you. Come back in, or wait until it is closed.',
);
export const notInAnAddress = refusal(
  'shape',
  'W149',
  'Who a copy is for, how long it is, checks and releases do not belong in an address, where others may read names later. Send them as JSON in the body of the POST; nothing was recorded.',
);
export const notSaved = (because: string): Refusal => refusal('passing', 'E30', `Not saved. ${because}`);
/** Two words of it are promises: nothing was recorded now, and the same command is never recorded twice. */
export const entriesLost = refusal(
  'passing',
  'E93',
  'The database has lost the entries recorded last, so this was not saved behind them. The record is shown again as it stands; look at it and send this again. It is never recorded twice.',
);
export const fault = refusal(
  ['passing', 'fault'],
  'E31',
  'Something went wrong here, and this was not recorded. Send it again; if it stays so, tell whoever runs this service.',
);

/** The record goes on with what only a newer version understands: whatever was ruled on here could contradict it. */
export const addedToByNewer = refusal(
  ['passing', 'newer'],
  'W240',
  'This meeting has been added to by a newer version of the service than the one you have reached, so nothing was recorded here. What you see is right up to there. Load this page again; if it stays so, write down on paper what must not wait, and tell whoever runs this service that two versions of it are running.',
);

/** The same, to whoever only reads. */
export const goesOnUnread = refusal(
  ['passing', 'newer'],
  'W240',
  'This meeting has been added to by a newer version of the service than the one you have reached: its record goes on after what you see. Load this page again; if it stays so, tell whoever runs this service that two versions of it are running.',
);

/** To those who may open it; `quoted` leads the operator to the meeting in the log. */
export const recordDamaged = (quoted: string): Refusal =>
  refusal(
    ['passing', 'shut'],
    'E100',
    `The record of this meeting is damaged: something of it is missing, was changed, or cannot be opened. It is shut until that is put right, and nothing was recorded; other meetings go on. Write down on paper what must not wait, convene a new meeting if you need one now, and tell whoever runs this service, quoting ${quoted}.`,
  );
export const recordNotUnderstood = (quoted: string): Refusal =>
  refusal(
    ['passing', 'shut'],
    'E100',
    `The record of this meeting is whole, but this version of the service cannot read it. Nothing was recorded; other meetings go on. Write down on paper what must not wait, and tell whoever runs this service, quoting ${quoted}.`,
  );

/** Printed anew they would not be what was made final. */
export const wordsLost: Refusal = refusal(
  ['state', 'fault'],
  'E162',
  'What was kept of these final minutes is not there any more, or was changed, so they are not printed. Tell whoever runs this service: npm run verify says what is wrong.',
);

/** The same whatever the reason: it tells nobody that something was kept from them. */
export const versionNotTheirs: Refusal = refusal(
  'state',
  'N208',
  'That version is not given out to everybody this copy is for. Leave out the version, and make the one in hand.',
);

/** What is said to somebody who is no longer in a meeting. */
export const noLongerIn: Refusal = refusal(
  'gone',
  'A4',
  'You are no longer in this meeting. What you have said stays on the record; speak to the chair if you think this is a mistake.',
);
