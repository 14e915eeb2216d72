// A loop in each worker that takes notices for webhooks from the store and dispatches them.
import { setTimeout as delay } from 'node:timers/promises';
import type { Notice } from '@sweepq/store';

export type DispatcherDeps = {
  /** Waits for the next notices. Uses a separate connection, because the wait blocks the connection. */
  take: () => Promise<Notice[]>;
  dispatch: (notice: Notice) => Promise<void>;
  onError: (error: Error) => void;
};

export type Dispatcher = {
  /** Stops the loop, and resolves when it has ended. The caller must end a pending `take`. */
  stop(): Promise<void>;
};

const pauseMs = 1_000;

/**
 * Dispatches one notice after the other, in order. If a dispatch fails, this worker or another one retries the notice later, and the loop
 * continues with the next notice of the batch. Otherwise a notice that always fails would block the others forever.
 */
export function createDispatcher({ take, dispatch, onError }: DispatcherDeps): Dispatcher {
  const stopping = new AbortController();
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };

  async function run() {
    while (!stopping.signal.aborted) {
      const notices = await attempt(take);
      for (const notice of notices ?? []) {
        if (stopping.signal.aborted) return;
        await attempt(() => dispatch(notice));
      }
    }
  }

  /** Runs `work`. Reports an error, and then waits for `pauseMs`. After `stop`, errors are expected and ignored. */
  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (stopping.signal.aborted) return undefined;
      onError(error as Error);
      await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      return undefined;
    }
  }
}
