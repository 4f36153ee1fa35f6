/** The frame every screen stands in: skip link, name, who is signed in, the FICTIONAL band, and focus on arrival. */
import { Fragment, type ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { printed } from '#meeting';
import type { SessionAnswer } from '#wire';
import { followLink, meetingsPath } from '../route.js';
import { Mark } from './mark.js';
import { SignOut } from './sign-out.js';
import { translated } from './translated.js';

interface PageProps {
  /** Never carries a name: titles show in tabs, histories and screen shares. */
  readonly title: string;
  readonly session?: SessionAnswer | undefined;
  readonly demo?: boolean;
  readonly wide?: boolean;
  /** Another screen under the same title: the reader begins again at its top. */
  readonly screen?: string;
  readonly children: ComponentChildren;
}

let screensShown = 0;

const Translated = () =>
  translated.value ? (
    <p class="q-width q-translated" role="note">
      Your browser translates this page. What changes is shown in English first, and a translation can be wrong: the
      English words are the record.
    </p>
  ) : null;

export function Page({ title, session, demo = session?.demo ?? false, wide = false, screen, children }: PageProps) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = `${title} – Quorate`;
    // A new screen is read from its top; the first one keeps the browser's own focus.
    if (screensShown > 0) {
      main.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    screensShown += 1;
  }, [title, screen]);
  return (
    <Fragment key={String(translated.value)}>
      <a href="#main" class="govuk-skip-link">
        Skip to main content
      </a>
      <header class="q-header">
        {demo && (
          <p class="q-fictional">
            <strong>FICTIONAL</strong> Every person, agency and event here is invented. Put nothing real in.
          </p>
        )}
        <div class={wide ? 'q-width q-width--wide q-header__row' : 'q-width q-header__row'}>
          <a
            class="q-header__name"
            href={session ? meetingsPath(session.slot) : '/'}
            onClick={session ? followLink : undefined}
          >
            <Mark />
            Quorate
          </a>
          {session && (
            <div class="q-header__who">
              <span>{printed(session.name)}</span>
              <SignOut session={session} />
            </div>
          )}
        </div>
      </header>
      <Translated />
      <main id="main" ref={main} tabIndex={-1} class={wide ? 'q-width q-width--wide q-main' : 'q-width q-main'}>
        {children}
      </main>
    </Fragment>
  );
}
