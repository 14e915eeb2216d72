// Takes up what webhooks are to be told, in each worker, for as long as it lives.
import { setTimeout as delay } from 'node:timers/promises';
import type { Notice } from '@sweepq/queue';

export type DispatcherDeps = {
  /** Waits for the next notices; on a connection of its own, which it blocks. */
  take: () => Promise<Notice[]>;
  dispatch: (notice: Notice) => Promise<void>;
  onError: (error: Error) => void;
};

export type Dispatcher = {
  /** Settles once nothing is taken up any more; `take` has to be ended by its owner. */
  stop(): Promise<void>;
};

const pauseMs = 1_000;

/** One notice after the other, in their order. One that fails is left for later, to this worker or another. */
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
      try {
        for (const notice of await take()) {
          if (stopping.signal.aborted) return;
          await dispatch(notice);
        }
      } catch (error) {
        if (stopping.signal.aborted) return;
        onError(error as Error);
        await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }
}
