import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** A key that only the chaos rows write: the time, every few milliseconds. */
export const clockKey = 'sweepq-chaos:clock';
const everyMs = 2;

/**
 * Writes `performance.now()` to Redis continuously. The stored time after a fault shows how far Redis was rolled back: changes
 * acknowledged before that time are there, and changes that started later are not.
 */
export type Clock = {
  /** Resolves when no write is in progress. */
  pause(): Promise<void>;
  resume(): void;
  /** The last time that Redis has, or 0. */
  remembered(): Promise<number>;
  /** Resolves when Redis has stored a time that was read after this call. */
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
      // Redis is away. The next write may succeed.
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
  /** Requests fail until the connection is back. */
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
