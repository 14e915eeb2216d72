import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Datasets } from './datasets/datasets.tsx';
import { Models } from './models/models.tsx';
import { NewSweep } from './new-sweep/new-sweep.tsx';
import { Empty } from './parts/empty.tsx';
import { followAll } from './service/live.ts';
import { LostNote } from './shell/live.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { SweepView } from './sweep/sweep-view.tsx';
import { Sweeps } from './sweeps/sweeps.tsx';
import { TrialView } from './trial/trial-view.tsx';
import { Link } from './url/link.tsx';
import { hrefs, type Route, route } from './url/route.ts';
import { Workers } from './workers/workers.tsx';

export const App = () => (
  <>
    <Connected />
    <a class="skip" href="#main">
      Skip to content
    </a>
    <TopBar />
    <LostNote />
    <Main />
  </>
);

/** In views that follow no events, follows those of all sweeps, so that the top bar can show the state of the connection. */
function Connected() {
  const isFollowing = route.value.name === 'sweeps' || route.value.name === 'sweep';
  useEffect(() => {
    if (isFollowing) return;
    const stop = new AbortController();
    followAll({ onEvent: () => undefined }, stop.signal);
    return () => stop.abort();
  }, [isFollowing]);
  return null;
}

function Main() {
  const main = useRef<HTMLElement>(null);
  const shown = route.value;
  const key = JSON.stringify(shown);
  const before = useRef(key);
  useEffect(() => {
    // After a change of the view, the next Tab goes to the first control of the new view.
    if (before.current !== key) main.current?.focus({ preventScroll: true });
    before.current = key;
  }, [key]);
  return (
    <main id="main" class="wrap" tabIndex={-1} ref={main}>
      {viewOf(shown)}
    </main>
  );
}

function viewOf(shown: Route): JSX.Element {
  switch (shown.name) {
    case 'sweeps':
      return <Sweeps />;
    case 'new':
      return <NewSweep />;
    case 'sweep':
      return <SweepView key={shown.id} id={shown.id} />;
    case 'trial':
      return <TrialView key={shown.id} id={shown.id} />;
    case 'datasets':
      return <Datasets />;
    case 'dataset':
      return <Datasets name={shown.dataset} version={shown.version} />;
    case 'models':
      return <Models />;
    case 'model':
      return <Models name={shown.model} />;
    case 'workers':
      return <Workers />;
    case 'unknown':
      return (
        <Empty title="There is no such view.">
          <p>
            <Link href={hrefs.sweeps}>Go to the sweeps</Link>
          </p>
        </Empty>
      );
  }
}
