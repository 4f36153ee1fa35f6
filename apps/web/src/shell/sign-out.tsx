/** Signing out by choice: ends the session and wipes what was kept on this device; what was not sent is shown whole first, and asked about. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SessionAnswer } from '#wire';
import { wipeDevice } from '../live/device-store.js';
import { isNothing, unsentOnDevice, type Unsent } from '../live/unsent.js';
import { signOut } from '../session.js';
import { announce } from './announcer.js';
import { part } from './part.js';

const WouldBeDeleted = part(() => import('./would-be-deleted.js').then((fetched) => fetched.WouldBeDeleted));

const stillSignedIn = 'You are still signed in: the service did not answer. Try again when the line is back.';
const wouldBeLost = 'Something you wrote has not been sent. Signing out deletes it from this device.';

type State = 'signed-in' | 'unanswered' | Unsent;

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
    const unsent = await unsentOnDevice(session);
    if (isNothing(unsent)) await leave();
    else setState(unsent);
  };
  if (typeof state === 'object')
    return <LosesWords unsent={state} leave={() => void leave()} stay={() => setState('signed-in')} />;
  return (
    <>
      {state === 'unanswered' && <span>{stillSignedIn}</span>}
      <button type="button" class="q-header__button" onClick={() => void ask()}>
        Sign out
      </button>
    </>
  );
}

interface LosesProps {
  readonly unsent: Unsent;
  readonly leave: () => void;
  readonly stay: () => void;
}

function LosesWords({ unsent, leave, stay }: LosesProps) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    first.current?.focus();
    announce(wouldBeLost);
  }, []);
  return (
    <div class="q-header__ask" role="group" aria-label="Sign out?">
      <span>{wouldBeLost}</span>
      <WouldBeDeleted unsent={unsent} />
      <button type="button" class="q-header__button" ref={first} onClick={stay}>
        Stay signed in
      </button>
      <button type="button" class="q-header__button" onClick={leave}>
        Sign out and delete it
      </button>
    </div>
  );
}
