/** A document made from this copy of the meeting, anew at most once a second so that a fast meeting stays smooth. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import {
  minutesOnScreen,
  nameIn,
  authorOf,
  narrativesIn,
  documentName,
  type OnScreen,
  type Length,
  type Meeting,
  type DocumentOnScreen,
  type Section,
  type WhichDocument,
} from '#meeting';
import { useRoom } from '../room-context.js';

const remakeEveryMs = 1_000;

export function useMinutes(which: OnScreen, length: Length = 'full'): DocumentOnScreen {
  const { meeting, me, live } = useRoom();
  const [upTo, setUpTo] = useState(meeting.sequence);
  const behind = upTo !== meeting.sequence;
  useEffect(() => {
    if (!behind) return undefined;
    const timer = setTimeout(() => setUpTo(meeting.sequence), remakeEveryMs);
    return () => clearTimeout(timer);
  }, [behind]);
  return useMemo(
    () => minutesOnScreen(meeting, which, me.participantId, { length, now: new Date().toISOString() }, live.entries()),
    [meeting, upTo, documentName(which), length],
  );
}

/** What is written for another edition, section by section. What else its readers may have is known once it is made for them. */
export const writtenFor = (meeting: Meeting, which: WhichDocument, sections: readonly Section[]): Section[] =>
  sections.map(({ sectionId, title }) => ({
    sectionId,
    title,
    blocks: narrativesIn(meeting, which, sectionId).map(({ text, by, at, sequence }) => ({
      kind: 'narrative',
      text,
      by: nameIn(meeting, authorOf(by) ?? ''),
      at,
      sources: [sequence],
    })),
  }));
