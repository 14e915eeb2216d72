import { type WatchOptions, watchStream } from '../events/watch.ts';
import { ClientError } from '../http/client-error.ts';
import type { Http } from '../http/create-http.ts';
import { createSend } from '../http/send.ts';
import type {
  AnySweepEvent,
  GoneEvent,
  SnapshotEvent,
  StartEvent,
  SweepEvent,
} from '../schemas.ts';

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
    watchStream<SnapshotEvent | SweepEvent>(
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

  /** Yields the events of all sweeps except progress, until the signal is aborted. */
  watchAll: (options: WatchOptions = {}) =>
    watchStream<StartEvent | AnySweepEvent>(
      async (header, signal) => {
        const asked = { params: { header }, parseAs: 'stream' } as const;
        const { data } = await http.GET('/v1/events', { ...asked, signal, fetch: fetchOnce });
        return data as Stream;
      },
      { ...options, isEnd: () => false },
    ),
});

const ends: readonly string[] = ['completed', 'failed', 'cancelled'];

/** Turns the event `gone` into the error of a request for a sweep that does not exist. */
function findRefusal(event: SnapshotEvent | SweepEvent | GoneEvent): ClientError | undefined {
  if (event.type !== 'gone') return undefined;
  return new ClientError({ code: 'not-found', status: 404, detail: event.detail });
}

/** Whether a stream may end after this event. Other events can follow, because a sweep can be reopened. */
function isEnd(event: SnapshotEvent | SweepEvent): boolean {
  if (event.type === 'snapshot') return event.sweep.finishedAt !== null;
  return event.type === 'sweep' && ends.includes(event.status);
}
