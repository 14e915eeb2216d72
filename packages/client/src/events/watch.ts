import { ClientError } from '../http/client-error.ts';
import { pause } from '../timing/pause.ts';
import { readEvents, type Told } from './read-events.ts';

export type WatchOptions = {
  signal?: AbortSignal | undefined;
  /** Resumes after this event; by default the stream begins with the current state. */
  lastEventId?: string | undefined;
  /** Whether the api has answered before. Then an api that is away is also waited for at the first attempt. */
  isKnown?: boolean | undefined;
  /** Called once when the connection is lost. `onBack` is called once when events arrive again. */
  onAway?: ((reason: ClientError) => void) | undefined;
  onBack?: (() => void) | undefined;
};

type Connect = (
  header: { 'Last-Event-ID'?: string },
  signal: AbortSignal | null,
) => Promise<ReadableStream<Uint8Array> | null | undefined>;

/** Until the server sends another value. */
const firstRetryMs = 1_000;

/**
 * Reads a stream of events. If the stream breaks off, it is opened again after the last event, until it is complete. It is
 * complete if the server says so (204), or ends it after an event for which `isEnd` is true. Throws if the api refuses, or
 * if it does not answer the first time and is not known to exist.
 */
export async function* watchStream<Event>(
  connect: Connect,
  {
    signal,
    lastEventId,
    isKnown = false,
    onAway,
    onBack,
    isEnd,
    findRefusal = () => undefined,
  }: WatchOptions & {
    isEnd: (event: Event) => boolean;
    /** Returns the error for an event that means that the stream must not be opened again. */
    findRefusal?: (event: Event) => ClientError | undefined;
  },
): AsyncGenerator<Told<Event>, void> {
  let seen = lastEventId;
  let retryMs = firstRetryMs;
  let isOver = false;
  let state: 'new' | 'open' | 'away' = isKnown ? 'open' : 'new';
  const onRetry = (ms: number) => {
    retryMs = ms;
  };
  for (;;) {
    let reason = new ClientError({
      code: 'unreachable',
      detail: 'The stream of events broke off.',
    });
    try {
      const stream = await connect(seen ? { 'Last-Event-ID': seen } : {}, signal ?? null);
      if (!stream) return;
      if (state === 'away') onBack?.();
      state = 'open';
      for await (const told of readEvents<Event>(stream, { onRetry, signal })) {
        const refusal = findRefusal(told.event);
        if (refusal !== undefined) throw refusal;
        seen = told.id;
        isOver = isEnd(told.event);
        yield told;
      }
      if (isOver) return;
      signal?.throwIfAborted();
    } catch (error) {
      signal?.throwIfAborted();
      // Any other error is a connection that was lost during the read.
      if (error instanceof ClientError) {
        if (state === 'new' || !error.retriable) throw error;
        reason = error;
      }
    }
    if (state === 'open') onAway?.(reason);
    state = 'away';
    await pause(reason.retryAfterMs ?? retryMs, signal);
  }
}
