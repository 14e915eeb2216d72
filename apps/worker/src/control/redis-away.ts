// While Redis is away, the connection of a worker queues commands, and their promises stay pending. A worker that shuts down must not
// wait for these promises.
import { setTimeout as delay } from 'node:timers/promises';
import type { connectWorker } from '@sweepq/redis';

type AwayOptions = {
  redis: Pick<ReturnType<typeof connectWorker>, 'ping'>;
  /** Redis counts as away if it has not answered a ping for this long. */
  silentMs?: number;
};

/** Waits for work that needs Redis. Resolves with false if Redis is away before the work is done. */
export async function awaitUnlessAway(
  work: Promise<unknown>,
  { redis, silentMs = 4_000 }: AwayOptions,
): Promise<boolean> {
  const end = new AbortController();
  // Abandoned work rejects when its connection is closed. This handler prevents an unhandled rejection.
  work.catch(() => undefined);
  try {
    return await Promise.race([work.then(() => true), waitForSilence(redis, silentMs, end.signal)]);
  } finally {
    end.abort();
  }
}

/** Resolves with false once a ping is not answered within `silentMs`. */
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
