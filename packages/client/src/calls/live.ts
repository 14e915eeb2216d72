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

/** A lost stream is reported to its reader, so the request is not retried here. */
const fetchOnce = createSend({ tries: 1 });

/** Live events. A reader that loses its connection continues at the same position. */
export const liveCalls = (http: Http) => ({
  /** Ends when the sweep ends. Throws a `ClientError` with the code `not-found` if the sweep no longer exists. */
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

  /** The events of all sweeps, without progress. Ends when the signal is aborted. */
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

/**
 * Whether a stream that ends after this event is complete. The stream may also continue, because a sweep can be reopened.
 */
function isEnd(event: SnapshotEvent | SweepEvent): boolean {
  if (event.type === 'snapshot') return event.sweep.finishedAt !== null;
  return event.type === 'sweep' && ends.includes(event.status);
}
