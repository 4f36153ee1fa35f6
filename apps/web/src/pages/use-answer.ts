/** Asks the server once when a screen opens. */
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../http.js';

export function useAnswer<T>(ask: () => Promise<Answer<T>>, key: string): Answer<T> | undefined {
  const [answer, setAnswer] = useState<Answer<T>>();
  useEffect(() => {
    let current = true;
    setAnswer(undefined);
    void ask().then((given) => {
      if (current) setAnswer(given);
    });
    return () => {
      current = false;
    };
    // `key` names the question; a new `ask` for the same question is the same question.
  }, [key]);
  return answer;
}
