/** A part of a screen that is fetched when it is wanted: it stands in its place once it is here, and says so where it cannot be fetched. */
import { signal } from '@preact/signals';
import { Fragment, type ComponentChildren, type ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { notKept } from '../live/device-store.js';
import { announce } from './announcer.js';
import { Later } from './later.js';
import { loadAgain } from './load-again.js';

type Frame = ComponentType<{ readonly children: ComponentChildren }>;

/** How many parts of the present screen are on their way. */
const onTheirWay = signal(0);

/** Whether the screen still waits for a part of it: until then nobody can say which forms it has. */
export const isFilling = (): boolean => onTheirWay.value > 0;

/** @param frame what stands around the words for as long as the part is not here. */
export function part<P extends object>(
  bring: () => Promise<ComponentType<P>>,
  frame: Frame = Fragment,
): ComponentType<P> {
  const later = new Later(bring);
  const Framed = frame;
  return function Part(props: P) {
    const coming = later.state.value;
    useEffect(() => void later.want(), []);
    if (coming.is === 'here') return <coming.value {...props} />;
    const isMissing = coming.is === 'missing' || (coming.is === 'coming' && coming.again);
    return <Framed>{isMissing ? <NotFetched later={later} /> : <Waiting />}</Framed>;
  };
}

function Waiting() {
  useEffect(() => {
    onTheirWay.value += 1;
    return () => {
      onTheirWay.value -= 1;
    };
  }, []);
  return <p class="govuk-body q-quiet q-soon">One moment.</p>;
}

const notFetched = 'This part of the page could not be fetched.';

function NotFetched({ later }: { readonly later: Later<unknown> }) {
  const [remembered, setRemembered] = useState(false);
  const trying = later.state.value.is === 'coming';
  useEffect(() => announce(notFetched), []);
  const again = async () => {
    await later.want();
    if (later.state.peek().is !== 'missing' || !(await isAnswering())) return;
    // the browser remembers that it did not get this script, for as long as the page is open
    if (notKept.peek()) setRemembered(true);
    else loadAgain();
  };
  return (
    <div class="q-not-fetched" role="group" aria-label="A part of this page">
      <p class="govuk-body">
        {notFetched} {notKept.value ?? 'What you have typed is kept on this device.'}
      </p>
      <button
        type="button"
        class="govuk-button govuk-button--secondary q-button"
        aria-disabled={trying}
        onClick={() => void again()}
      >
        Try again
      </button>
      {remembered && (
        <button type="button" class="govuk-button govuk-button--warning q-button" onClick={loadAgain}>
          Load this page again without what is not sent
        </button>
      )}
    </div>
  );
}

/** Whether the service can be reached now. */
const isAnswering = (): Promise<boolean> =>
  fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
