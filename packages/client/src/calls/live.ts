import { type WatchOptions, watchStream } from '../events/watch.ts';
import { ClientError } from '../http/client-error.ts';
import type { Http } from '../http/create-http.ts';
import { createSend } from '../http/send.ts';
import type { Event } from '../schemas.ts';

type Stream = ReadableStream<Uint8Array> | null | undefined;

/** Sends a request without retries, because `watchStream` reconnects and reports a lost connection. */
const fetchOnce = createSend({ tries: 1 });

/** Calls that read live events. After a lost connection, the stream continues after the last event. */
export const liveCalls = (http: Http) => ({
  /**
   * Yields the events of a sweep until the sweep ends. Throws a `ClientError` with the code `not-found` if the sweep no
   * longer exists.
   */
  watchSweep: (id: string, options: WatchOptions = {}) =>
    watchStream(
      async (header, signal) => {
        const asked = { params: { path: { id }, header }, parseAs: 'stream' } as const;
        const { data } = await http.GET('/v1/sweeps/{id}/events', {
          ...asked,
          signal,
          fetch: fetchOnce,
        });
        return data as Stream;
      },
      { ...options, isEnd, findRefusal },
    ),

  /** Yields the events of all sweeps and operations except the progress of runs, until the signal is aborted. */
  watchAll: (options: WatchOptions = {}) =>
    watchStream(
      async (header, signal) => {
        const asked = { params: { header }, parseAs: 'stream' } as const;
        const { data } = await http.GET('/v1/events', { ...asked, signal, fetch: fetchOnce });
        return data as Stream;
      },
      { ...options, isEnd: () => false },
    ),
});

/** Turns the end of the stream of a sweep that no longer exists into the error of a request for such a sweep. */
function findRefusal(event: Event): ClientError | undefined {
  if (event.type !== 'sweep.deleted') return undefined;
  const detail = `The sweep \`${event.data.sweepId}\` no longer exists: it was deleted, or Redis lost it.`;
  return new ClientError({ code: 'not-found', status: 404, detail });
}

/**
 * Whether the sweep has ended by this event. Undefined for an event that does not say so: events of runs and trials can follow the end
 * of their sweep. A sweep can be reopened after its end.
 */
function isEnd(event: Event): boolean | undefined {
  if (event.type === 'stream.started') return event.data.sweep?.finishedAt != null;
  if (event.type === 'sweep.ended') return true;
  return event.type === 'sweep.updated' ? false : undefined;
}
