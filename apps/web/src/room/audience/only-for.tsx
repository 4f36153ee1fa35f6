/** Words kept to some: folded until they are pressed, and folded again when this window is no longer looked at. */
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks';
import { audienceOfRow, keptTo, nameIn, type Command, type Meeting, type Thread } from '#meeting';
import { listInWords } from '../../words/labels.js';
import { useRoom } from '../room-context.js';

interface OnlyForProps {
  /** The entry, as its row and its thing. */
  readonly entry: { readonly sequence: number; readonly thread: Thread };
  readonly children: ComponentChildren;
}

/** One entry: as it is where every professional may see it, otherwise folded under the names of those who may. */
export function OnlyFor({ entry, children }: OnlyForProps) {
  const { meeting } = useRoom();
  return <OnlyForPeople people={audienceOfRow(meeting, entry)}>{children}</OnlyForPeople>;
}

/** Whom the fold around is for: what is for the same people needs no other one in it. */
const Around = createContext('');

/** Words for these people alone; as they are where they are for everybody. */
function OnlyForPeople({
  people,
  children,
}: {
  readonly people: readonly string[] | undefined;
  readonly children: ComponentChildren;
}) {
  const { meeting } = useRoom();
  const around = useContext(Around);
  const whom = [...(people ?? [])].sort().join();
  if (!people || around === whom) return <>{children}</>;
  return (
    <Around.Provider value={whom}>
      <Fold whom={`for ${listInWords(people.map((participantId) => nameIn(meeting, participantId)))}`}>{children}</Fold>
    </Around.Provider>
  );
}

/** Something made of several rows: whoever may see all of them. */
export function OnlyForRows({
  sequences,
  children,
}: {
  readonly sequences: readonly number[];
  readonly children: ComponentChildren;
}) {
  const { meeting } = useRoom();
  return <OnlyForPeople people={audienceOfRows(meeting, sequences)}>{children}</OnlyForPeople>;
}

function audienceOfRows(meeting: Meeting, sequences: readonly number[]): readonly string[] | undefined {
  return sequences
    .map((sequence) => {
      const thread = meeting.threads.get(sequence);
      // what was written for one edition is for its readers, wherever it is shown
      return keptTo(meeting, sequence) ?? (thread && audienceOfRow(meeting, { thread, sequence }));
    })
    .reduce((all, one) => (all && one ? all.filter((id) => one.includes(id)) : (all ?? one)), undefined);
}

/** Whoever leaves the screen, for another window or by locking it, leaves it to others’ eyes. */
function useFoldingAway(fold: () => void): void {
  useEffect(() => {
    const hidden = () => {
      if (document.visibilityState === 'hidden') fold();
    };
    window.addEventListener('blur', fold);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('blur', fold);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, []);
}

/** @param whom what follows “Only”: “for Ruth and Karim”. */
export function Fold({ whom, children }: { readonly whom: string; readonly children: ComponentChildren }) {
  const [unfolded, setUnfolded] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const id = useId();
  useFoldingAway(() => {
    // what had the focus goes with what is folded: whoever comes back goes on from the button
    if (body.current?.contains(document.activeElement)) button.current?.focus();
    setUnfolded(false);
  });
  return (
    <div class="q-only-for">
      <button
        ref={button}
        type="button"
        class="q-link-button q-only-for__button"
        aria-expanded={unfolded}
        aria-controls={id}
        onClick={() => setUnfolded(!unfolded)}
      >
        <span class="q-unfold__sign" aria-hidden="true">
          {unfolded ? '–' : '+'}
        </span>{' '}
        <span class="q-unfold__label">Only {whom}</span>
      </button>
      <div id={id} ref={body} hidden={!unfolded}>
        {unfolded && children}
      </div>
    </div>
  );
}

/** Words of one’s own that are not in the record yet: folded where they are to be kept to some. */
export const OwnWords = ({ command, children }: { readonly command: Command; readonly children: ComponentChildren }) =>
  'restrictedTo' in command && command.restrictedTo ? (
    <Fold whom="for some of those invited">{children}</Fold>
  ) : (
    <>{children}</>
  );
