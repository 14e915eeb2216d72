import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** The key to which the clock writes the time. Only chaos rows use it. */
export const clockKey = 'sweepq-chaos:clock';
const everyMs = 2;

/**
 * Writes `performance.now()` to Redis every 2 ms. After a fault, the stored time shows how far Redis was rolled back. Redis has all
 * changes that were acknowledged before that time, and no change that started later.
 */
export type Clock = {
  /** Stops the writes. Resolves when no write is in progress. */
  pause(): Promise<void>;
  resume(): void;
  /** The time that is stored in Redis, or 0. */
  remembered(): Promise<number>;
  /** Resolves when Redis has stored a time after this call. */
  tick(): Promise<void>;
  stop(): Promise<void>;
};

type Address = { host: string; port: number };
type BySentinel = { sentinels: Address[]; name: string; sentinelRetryStrategy: () => number };

export function startClock(connection: Address | BySentinel): Clock {
  const client = new Redis({
    ...connection,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    retryStrategy: () => 20,
  });
  client.on('error', () => undefined);
  const stopping = new AbortController();
  let [isPaused, taken] = [false, 0];
  let idle = Promise.resolve();
  const set = async (now: number) => {
    try {
      await client.set(clockKey, `${now}`);
      taken = now;
    } catch {
      // Redis is not available. The next write may succeed.
    }
  };
  const write = async () => {
    while (!stopping.signal.aborted) {
      if (!isPaused) {
        const now = performance.now();
        idle = set(now);
        await idle;
      }
      await delay(everyMs);
    }
  };
  const writing = write();
  /** Repeats a request until it succeeds, because requests fail while there is no connection. */
  const insist = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (stopping.signal.aborted) throw error;
        await delay(10);
      }
    }
  };
  return {
    async pause() {
      isPaused = true;
      await idle;
    },
    resume() {
      isPaused = false;
    },
    remembered: async () => Number(await insist(() => client.get(clockKey))),
    async tick() {
      const since = performance.now();
      while (taken < since) {
        stopping.signal.throwIfAborted();
        await delay(1);
      }
    },
    async stop() {
      stopping.abort();
      client.disconnect();
      await writing;
    },
  };
}
