/** The minutes forming beside the meeting, made anew at most once a second so that a fast meeting stays smooth. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isProfessional, minutes, type MinutesDocument } from '#meeting';
import { Panel, Unfold } from '../panel.js';
import { useRoom } from '../room-context.js';
import { MinutesView } from './minutes-view.js';

const remakeEveryMs = 1_000;

function useMinutes(): MinutesDocument {
  const { live, me, meeting } = useRoom();
  const edition = isProfessional(me) ? 'full' : 'family';
  const [document, setDocument] = useState(() => minutes(live.entries(), edition));
  const latest = useRef(document.upTo);
  useEffect(() => {
    const timer = setTimeout(() => {
      latest.current = meeting.sequence;
      setDocument(minutes(live.entries(), edition));
    }, latest.current === meeting.sequence ? 0 : remakeEveryMs);
    return () => clearTimeout(timer);
  }, [meeting.sequence]);
  return document;
}

export function MinutesPanel({ title = 'Minutes, as they form' }: { readonly title?: string }) {
  const { session } = useRoom();
  return <Panel title={title} id="minutes"><MinutesView document={useMinutes()} demo={session.demo} /></Panel>;
}

export const MinutesUnfold = () => <Panel title="Minutes, as they form" id="minutes" look="quiet"><Unfold link label="Show the minutes"><Forming /></Unfold></Panel>;

function Forming() {
  const { session } = useRoom();
  return <MinutesView document={useMinutes()} demo={session.demo} />;
}
