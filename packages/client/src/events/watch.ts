import { ClientError } from '../http/client-error.ts';
import { pause } from '../timing/pause.ts';
import { readEvents, type Told } from './read-events.ts';

export type WatchOptions = {
  signal?: AbortSignal | undefined;
  /** Events after this one; from the present state on if it is left out. */
  lastEventId?: string | undefined;
  /** The api has answered before: one that is away now is waited for, the first time too. */
  isKnown?: boolean | undefined;
  /** Told once when the connection is lost, and once when events come again. */
  onAway?: ((reason: ClientError) => void) | undefined;
  onBack?: (() => void) | undefined;
};

type Connect = (
  header: { 'Last-Event-ID'?: string },
  signal: AbortSignal | null,
) => Promise<ReadableStream<Uint8Array> | null | undefined>;

/** Until the server has said otherwise. */
const firstRetryMs = 1_000;

/**
 * Reads a stream of events, and opens it again after the last event that was seen for as long as it breaks off. It is over when
 * the server says so (no content), or ends it after an event that is an end. An api that does not answer the first time
 * and is not known to be there, or that refuses, is an error.
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
      // All else is a connection that was lost while it was read.
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
