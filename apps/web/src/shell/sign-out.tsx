/** Signing out by choice: ends the session and wipes what was kept on this device. */
import { useState } from 'preact/hooks';
import type { SessionAnswer } from '#wire';
import { wipeDevice } from '../live/device-store.js';
import { signOut } from '../session.js';
import { announce } from './announcer.js';

const stillSignedIn = 'You are still signed in: the service did not answer. Try again when the line is back.';

export function SignOut({ session }: { readonly session: SessionAnswer }) {
  const [unanswered, setUnanswered] = useState(false);
  const leave = async () => {
    // Whoever sits down next would still be signed in as this person.
    if (!(await signOut(session.slot))) {
      announce(stillSignedIn);
      return setUnanswered(true);
    }
    wipeDevice(session);
    // Loading afresh drops every fold and key from memory.
    location.replace('/');
  };
  return (
    <>
      {unanswered && <span>{stillSignedIn}</span>}
      <button type="button" class="q-header__button" onClick={() => void leave()}>Sign out</button>
    </>
  );
}
