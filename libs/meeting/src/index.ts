/** The one door of the meeting's rules: decide, evolve, what each may see, the judgements and the minutes. Pure; imports nothing. */
export * from './vocabulary.js';
export { hasSomethingToSee, isSaid } from './to-see.js';
export {
  beginningOf,
  isolated,
  printed,
  printedIn,
  printedRow,
  printedRows,
  withoutIsolates,
  withPlainSigns,
} from './printed.js';
export { firstYear, isBornAhead, lastYear, notYetBorn, yearProblem, yearsAheadMax } from './years.js';
export { tooLongInWords } from './lengths.js';
export { instantsAt, londonClock, londonReading, zoneWhereTwice } from './london.js';
export * from './procedure.js';
export * from './ruling.js';
export * from './record.js';
export * from './meeting.js';
export * from './quorum.js';
export { folded, likeness, mayBeSameName, sameName, type Likeness } from './names.js';
export { unclearReceiver, unclearRecipient, type Listed } from './judgements/who-it-may-be.js';
export * from './commands-and-events.js';
export * from './catalogue.js';
export * from './decider.js';
export { personIdsIn } from './named.js';
export * from './visibility.js';
export { OutsideStreams, outsideStream } from './outside-stream.js';
export {
  agencyOnPaper,
  asOnPaper,
  findingFacts,
  hidingFrom,
  hidingFromAll,
  hidingIn,
  mayBePrinted,
  type Hiding,
} from './finding.js';
export { withoutFinding } from './without-finding.js';
export { mayChangeHiding, mayTakeFrom } from './marks-change.js';
export { homeOf } from './minutes/homes.js';
export { placesToAsk } from './telling.js';
export { hidesFrom, marksKnownTo, type GivenTo, type Mark } from './marks.js';
export type { OnThePhone, Right, Who, RulePrefix, SignedHead, KeptDigest, KeptWords } from './topic.js';
export type * from './topics/listing.js';
export type * from './topics/progress.js';
export type * from './topics/response.js';
export type * from './topics/position.js';
export type * from './topics/arrival.js';
export type * from './topics/amendment.js';
export type * from './topics/contribution-fields.js';
export type * from './topics/owned-action.js';
export type * from './topics/action.js';
export type * from './topics/annex.js';
export type * from './topics/attendance.js';
export type * from './topics/audience.js';
export type * from './topics/closing.js';
export type * from './topics/confirmation.js';
export type * from './topics/contribution.js';
export type * from './topics/convening.js';
export type * from './topics/decision.js';
export type * from './topics/disagreement.js';
export type * from './topics/edition.js';
export type * from './topics/facts.js';
export type * from './topics/family.js';
export type * from './topics/flag.js';
export type * from './topics/flow.js';
export type * from './topics/hiding.js';
export type * from './topics/invitation.js';
export type * from './topics/link.js';
export type * from './topics/minutes.js';
export type * from './topics/narrative.js';
export type * from './topics/note.js';
export type * from './topics/owner.js';
export type * from './topics/question.js';
export type * from './topics/search.js';
export type * from './topics/spoken.js';
export type * from './topics/standing.js';
export type * from './topics/stays.js';
export type * from './topics/succession.js';
export type * from './topics/voice.js';
export type * from './topics/whereabouts.js';
export { neverInvited, requiredNotInvited, sectorsInWords } from './topics/convening.js';
export { isUnchecked, waysKnown } from './topics/attendance.js';
export { changesBelonging } from './topics/facts.js';
export { isNoLongerSafe, lastSaidOf, type LastSaid } from './topics/whereabouts.js';
export { giverIn, linkWays, secondRecorders } from './topics/link.js';
export {
  chairPasses,
  chairPassing,
  claimProblem,
  earlierChairsKept,
  openChairRequest,
  staleAt,
  unansweredAt,
} from './topics/succession.js';
export { speakerOf } from './topics/contribution.js';
export { bases, contributionKinds, purposes } from './topics/contribution-fields.js';
export { participationCodes, voiceOf } from './topics/voice.js';
export { consideredAs } from './topics/family.js';
export { matterOf } from './topics/decision.js';
export { positionStandings, stances } from './topics/position.js';
export {
  agenciesOnVersion,
  currentVersion,
  decidedAsItsPosition,
  isSettled,
  quorumPutRight,
  saidOfEarlier,
  section47InitiatedAt,
  standingPositions,
  tookNoPosition,
} from './topics/standing.js';
export { isByPhone, takenDownFor, tookDown } from './topics/spoken.js';
export { notDoneCauses } from './topics/progress.js';
export { ownerInWords } from './topics/owner.js';
export { narrativesIn } from './topics/narrative.js';
export { flagsOn } from './topics/flag.js';
export { recipientProblem } from './topics/circulating.js';
export {
  lastConfirmation,
  minutesState,
  minutesVersion,
  printedSince,
  standsConfirmed,
} from './topics/minutes-progress.js';
export * from './documents/forms.js';
export * from './documents/parts.js';
export * from './documents/which.js';
export * from './documents/catalogue.js';
export { annexReaderProblem } from './topics/annex.js';
export { lastStay, timesNow, type Times } from './stay-times.js';
export * from './judgements/gaps.js';
export * from './judgements/closing-checks.js';
export * from './judgements/clocks.js';
export * from './judgements/holders.js';
export * from './minutes/document.js';
export { minutes, minutesOf, type Folded, type MinutesOptions, type Recipient } from './minutes/minutes.js';
export {
  keptDocument,
  keptOfFinal,
  isKeptOfFinal,
  mayHaveKept,
  maySeeTheSame,
  withAnnexPointers,
  type KeptOfFinal,
} from './minutes/kept.js';
export { keptOnScreen, minutesOnScreen, type DocumentOnScreen, type OnScreen } from './minutes/on-screen.js';
export { countedInWords, withoutInWords } from './minutes/sections/decisions.js';
export { keptBack } from './minutes/sections/child-and-family.js';
export {
  annexPointers,
  mustNotReach,
  entriesForEdition,
  entriesForRecord,
  withoutRestricted,
  type AnnexPointer,
  type Copy,
} from './minutes/edition-entries.js';
export { circleFor, circlesFor, circlesOf, circleOf, keptTo, peopleInWords, type Circle } from './circles.js';
export { sectionTitles } from './minutes/sections/full.js';
export { notStated, dateInWords, momentInWords, periodInWords, whenInWords } from './words.js';
export * from './working-days.js';
