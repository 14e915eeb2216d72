// Takes up what webhooks are to be told, in each worker, for as long as it lives.
import { setTimeout as delay } from 'node:timers/promises';
import type { Notice } from '@sweepq/store';

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

/**
 * One notice after the other, in their order. One that fails is left for later, to this worker or another, and keeps none
 * of those beside it: they would be left with it each time.
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

  /** What fails is told, and waited after; not once the end has begun, which is what fails it then. */
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
