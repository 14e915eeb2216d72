import { ClientError } from '../http/client-error.ts';
import type { Event } from '../schemas.ts';
import { pause } from '../timing/pause.ts';
import { isKnownEvent } from './event-types.ts';
import { readEvents } from './read-events.ts';

export type WatchOptions = {
  signal?: AbortSignal | undefined;
  /** The stream resumes after this event. Default: the stream begins with the current state. */
  lastEventId?: string | undefined;
  /** Whether the api has answered before. If so, also a failed first connection is retried. */
  isKnown?: boolean | undefined;
  /** Called when the connection is lost. After that, `onReconnect` is called when the api answers again. */
  onDisconnect?: ((reason: ClientError) => void) | undefined;
  onReconnect?: (() => void) | undefined;
};

type Connect = (
  header: { 'Last-Event-ID'?: string },
  signal: AbortSignal | null,
) => Promise<ReadableStream<Uint8Array> | null | undefined>;

/** The pause before a reconnect, unless the server sends another value. */
const firstRetryMs = 1_000;

/**
 * Yields the events of a stream. Reconnects after a lost connection, and resumes after the last event. The stream is complete
 * when the api answers 204, or when it ends the stream and the last word of `isEnd` was true. Throws if the api rejects a
 * request. Also throws if the first connection fails, unless the api is known to exist. Events of types that this version does
 * not know are left out.
 */
export async function* watchStream(
  connect: Connect,
  {
    signal,
    lastEventId,
    isKnown = false,
    onDisconnect,
    onReconnect,
    isEnd,
    findRefusal = () => undefined,
  }: WatchOptions & {
    /** Whether the stream is complete by this event. Undefined if the event does not say so. */
    isEnd: (event: Event) => boolean | undefined;
    /** Returns an error if an event means that the client must not reconnect. */
    findRefusal?: (event: Event) => ClientError | undefined;
  },
): AsyncGenerator<Event, void> {
  let seen = lastEventId;
  let retryMs = firstRetryMs;
  let isOver = false;
  let state: 'new' | 'open' | 'lost' = isKnown ? 'open' : 'new';
  const onRetry = (ms: number) => {
    retryMs = ms;
  };
  for (;;) {
    let reason = new ClientError({
      code: 'unreachable',
      detail: 'The connection of the stream of events was lost.',
    });
    try {
      const stream = await connect(seen ? { 'Last-Event-ID': seen } : {}, signal ?? null);
      if (!stream) return;
      if (state === 'lost') onReconnect?.();
      state = 'open';
      for await (const event of readEvents(stream, { onRetry, signal })) {
        const refusal = findRefusal(event);
        if (refusal !== undefined) throw refusal;
        seen = event.id ?? seen;
        if (!isKnownEvent(event)) continue;
        isOver = isEnd(event) ?? isOver;
        yield event;
      }
      if (isOver) return;
      signal?.throwIfAborted();
    } catch (error) {
      signal?.throwIfAborted();
      // Other errors mean that the connection was lost during the read.
      if (error instanceof ClientError) {
        if (state === 'new' || !error.retriable) throw error;
        reason = error;
      }
    }
    if (state === 'open') onDisconnect?.(reason);
    state = 'lost';
    await pause(reason.retryAfterMs ?? retryMs, signal);
  }
}
