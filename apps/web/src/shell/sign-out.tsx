/** Signing out by choice: ends the session and wipes what was kept on this device. */
import type { SessionAnswer } from '#wire';
import { wipeDevice } from '../live/device-store.js';
import { signOut } from '../session.js';

export function SignOut({ session }: { readonly session: SessionAnswer }) {
  const leave = async () => {
    wipeDevice(session);
    await signOut(session.slot);
    // Loading afresh drops every fold and key from memory.
    location.replace('/');
  };
  return <button type="button" class="q-header__button" onClick={() => void leave()}>Sign out</button>;
}
