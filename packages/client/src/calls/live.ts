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

/** That a stream is gone is told to who reads it, and not tried again behind their back. */
const fetchOnce = createSend({ tries: 1 });

/** What happens, as it happens. A reader whose connection is lost goes on where it was. */
export const liveCalls = (http: Http) => ({
  /** Ends with the sweep. Throws a `ClientError` with the code `not-found` once the sweep does not exist any more. */
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

  /** Of all sweeps, without progress. Ends when the signal is aborted. */
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

/** After such an event a stream that ends is over. It may still go on: a sweep can be opened again. */
function isEnd(event: SnapshotEvent | SweepEvent): boolean {
  if (event.type === 'snapshot') return event.sweep.finishedAt !== null;
  return event.type === 'sweep' && ends.includes(event.status);
}
