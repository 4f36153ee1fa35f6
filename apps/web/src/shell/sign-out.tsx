/** Signing out by choice: ends the session and wipes what was kept on this device; what was not sent is asked about first. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SessionAnswer } from '#wire';
import { keepsWords, wipeDevice } from '../live/device-store.js';
import { signOut } from '../session.js';
import { announce } from './announcer.js';

const stillSignedIn = 'You are still signed in: the service did not answer. Try again when the line is back.';
const wouldBeLost = 'Something you wrote has not been sent. Signing out deletes it from this device.';

type State = 'signed-in' | 'asking' | 'unanswered';

export function SignOut({ session }: { readonly session: SessionAnswer }) {
  const [state, setState] = useState<State>('signed-in');
  const leave = async () => {
    // Whoever sits down next would still be signed in as this person.
    if (!(await signOut(session.slot))) {
      announce(stillSignedIn);
      return setState('unanswered');
    }
    wipeDevice(session);
    // Loading afresh drops every fold and key from memory.
    location.replace('/');
  };
  const ask = async () => {
    if (await keepsWords(session)) setState('asking');
    else await leave();
  };
  if (state === 'asking') return <LosesWords leave={() => void leave()} stay={() => setState('signed-in')} />;
  return (
    <>
      {state === 'unanswered' && <span>{stillSignedIn}</span>}
      <button type="button" class="q-header__button" onClick={() => void ask()}>
        Sign out
      </button>
    </>
  );
}

function LosesWords({ leave, stay }: { readonly leave: () => void; readonly stay: () => void }) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    first.current?.focus();
    announce(wouldBeLost);
  }, []);
  return (
    <div class="q-header__ask" role="group" aria-label="Sign out?">
      <span>{wouldBeLost}</span>
      <button type="button" class="q-header__button" ref={first} onClick={stay}>
        Stay signed in
      </button>
      <button type="button" class="q-header__button" onClick={leave}>
        Sign out and delete it
      </button>
    </div>
  );
}
