// Live events of the service: follows a stream, reconnects, and resumes after the last event.
import { ClientError } from '@sweepq/client';
import { client, explain } from './client.ts';
import { noteLive, noteLost } from './connection.ts';
import type { LiveEvent } from './live-event.ts';
import { pause } from './pause.ts';

export type LiveHandlers = {
  onEvent: (event: LiveEvent) => void;
  /** Events may be missing: read the state again. */
  onGap?: () => void;
  /** The sweep no longer exists. */
  onDeleted?: () => void;
};

/** The stream of an ended sweep is opened again after this time, because a retry or an extension can start the sweep again. */
const lookAgainMs = 5_000;
/** A hidden page closes its connection after this time, because a browser opens at most six connections to a host. */
const hiddenMs = 30_000;

/** Follows the events of one sweep until the signal is aborted, also after its end. `after` is the id of the last known event. */
export function followSweep(
  id: string,
  handlers: LiveHandlers,
  signal: AbortSignal,
  after?: string,
): void {
  void follow((options) => client.watchSweep(id, options), handlers, { signal, after });
}

/** Follows the events of all sweeps, without the progress of runs, until the signal is aborted. */
export function followAll(handlers: LiveHandlers, signal: AbortSignal): void {
  void follow((options) => client.watchAll(options), handlers, { signal });
}

type Watch = typeof client.watchSweep extends (id: string, options: infer Options) => unknown
  ? (options: Options) => AsyncIterable<LiveEvent>
  : never;

type Following = { signal: AbortSignal; after?: string | undefined };

async function follow(
  watch: Watch,
  { onEvent, onGap, onDeleted }: LiveHandlers,
  { signal, after }: Following,
): Promise<void> {
  let seen = after;
  let isFirst = true;
  while (!signal.aborted) {
    await untilVisible(signal);
    const hidden = abortWhenHidden(signal);
    try {
      const events = watch({
        signal: hidden.signal,
        lastEventId: seen,
        isKnown: true,
        onDisconnect: ({ detail }) => noteLost(detail),
        onReconnect: noteLive,
      });
      for await (const event of events) {
        noteLive();
        // A second stream without a last event id does not contain the events before it.
        if (event.type === 'stream.started' && (event.data.gap || !isFirst)) onGap?.();
        isFirst = false;
        seen = event.id ?? seen;
        onEvent(event);
      }
      noteLive();
      await pause(lookAgainMs, hidden.signal);
    } catch (error) {
      if (isNotFound(error)) {
        onDeleted?.();
        return;
      }
      if (!hidden.signal.aborted) {
        noteLost(explain(error));
        await pause(lookAgainMs, hidden.signal);
      }
    } finally {
      hidden.stop();
    }
  }
}

const isNotFound = (error: unknown) => error instanceof ClientError && error.status === 404;

/** Returns a signal that is aborted when the page has been hidden for 30 s, or when `outer` is aborted. */
function abortWhenHidden(outer: AbortSignal) {
  const own = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(() => own.abort(), hiddenMs);
  };
  document.addEventListener('visibilitychange', look);
  look();
  return {
    signal: AbortSignal.any([outer, own.signal]),
    stop: () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    },
  };
}

function untilVisible(signal: AbortSignal): Promise<void> {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      if (document.hidden && !signal.aborted) return;
      document.removeEventListener('visibilitychange', done);
      resolve();
    };
    document.addEventListener('visibilitychange', done);
    signal.addEventListener('abort', done, { once: true });
  });
}
