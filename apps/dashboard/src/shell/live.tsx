import { formatAgo, formatTime } from '@sweepq/view';
import { now } from '../parts/clock.ts';
import { Message } from '../parts/empty.tsx';
import { connection } from '../service/connection.ts';

const words = { connecting: 'connecting', live: 'live', lost: 'connection lost' } as const;

/** The state of the live events, in the top bar. */
export function Live() {
  const { state } = connection.value;
  return (
    <span class={`live ${state}`} role="status">
      <i />
      {words[state]}
    </span>
  );
}

/** Says since when the connection is lost, and what the page shows meanwhile. */
export function LostNote() {
  const current = connection.value;
  if (current.state !== 'lost') return null;
  const since = new Date(current.since).toISOString();
  return (
    <div class="lost-note">
      <Message kind="error" title={`Connection lost ${formatAgo(since, now.value)}.`}>
        The page shows the state of {formatTime(since)} and tries again every second. Sweeps go on
        without the page.
      </Message>
    </div>
  );
}
