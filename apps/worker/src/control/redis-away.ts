// What is asked of a Redis that is away is never answered: a worker's connection keeps it until there is one again. So whoever
// has to end does not wait for that.
import { setTimeout as delay } from 'node:timers/promises';
import type { connectWorker } from '@sweepq/redis';

type AwayOptions = {
  redis: Pick<ReturnType<typeof connectWorker>, 'ping'>;
  /** Not to have answered for so long is to be away. */
  silentMs?: number;
};

/** Waits for work that needs Redis; false if that is away before the work is done. */
export async function awaitUnlessAway(
  work: Promise<unknown>,
  { redis, silentMs = 4_000 }: AwayOptions,
): Promise<boolean> {
  const end = new AbortController();
  // What is left behind may fail when its connection is cut.
  work.catch(() => undefined);
  try {
    return await Promise.race([work.then(() => true), waitForSilence(redis, silentMs, end.signal)]);
  } finally {
    end.abort();
  }
}

/** Resolves, with false, once a ping was not answered in time. */
async function waitForSilence(
  redis: AwayOptions['redis'],
  silentMs: number,
  signal: AbortSignal,
): Promise<false> {
  while (!signal.aborted) {
    const timer = delay(silentMs, 'silence' as const, { signal }).catch(() => 'ended' as const);
    const pong = redis.ping().then(
      () => 'pong' as const,
      () => timer,
    );
    if ((await Promise.race([pong, timer])) === 'silence') return false;
    await delay(betweenMs, undefined, { signal }).catch(() => undefined);
  }
  return false;
}

const betweenMs = 500;
