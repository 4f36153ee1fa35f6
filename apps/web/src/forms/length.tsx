/** How far a text is from what fits, beside its field: everything pasted stands, and it says by how much it is too long. */
import { useEffect, useRef } from 'preact/hooks';
import { announce } from '../shell/announcer.js';
import { counted } from '../words/labels.js';
import { lengthOf } from './problems.js';

export const lengthId = (id: string): string => `${id}-length`;

interface LengthProps {
  readonly id: string;
  readonly text: string;
  readonly max: number;
  /** From how many characters on it says how many are left. */
  readonly warnAt: number;
}

/** Long enough for whoever types to have paused. */
const pauseMs = 1_000;

export function Length({ id, text, max, warnAt }: LengthProps) {
  const length = lengthOf(text);
  const over = length - max;
  useSaid(over > 0 ? `${tooLong(over)} Nothing is cut off.` : '');
  if (length <= warnAt) return null;
  return (
    <p id={lengthId(id)} class={over > 0 ? 'govuk-error-message q-length' : 'govuk-hint q-length'}>
      {over > 0 ? `${tooLong(over)} Nothing is cut off.` : `${counted(-over, 'character')} left`}
    </p>
  );
}

const tooLong = (over: number): string => `${counted(over, 'character')} too long.`;

/** Says it once whoever types pauses, and not at every key. */
function useSaid(sentence: string): void {
  const said = useRef('');
  useEffect(() => {
    if (sentence === said.current) return undefined;
    const timer = setTimeout(() => {
      if (sentence) announce(sentence);
      said.current = sentence;
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [sentence]);
}
