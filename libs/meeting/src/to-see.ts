/** Whether a text says anything to an eye: characters that show nothing are no name, no statement and no reason. */

/** Shown as nothing: joiners, fillers, variation selectors, and the blank of Braille. */
const unseen = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;
const seen = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether there is at least one letter, figure or sign in it; asked wherever something must be there. */
export const hasSomethingToSee = (text: string): boolean => seen.test(text.replace(unseen, ''));

/** Whether something was said at all: a text that shows nothing closes no gap. */
export const isSaid = (text: string | undefined): text is string => text !== undefined && hasSomethingToSee(text);
