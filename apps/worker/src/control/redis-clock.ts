import type { Store } from '@sweepq/store';
import { monotonicMs } from '../threads/monotonic-ms.ts';

export type RedisClock = ReturnType<typeof createRedisClock>;

/** A command that read the clock of Redis: when it was sent, and the time that it returned, rounded down by less than `precisionMs`. */
type ClockReading = { sentAt: number; redisMs: number; precisionMs?: number };

/** The first answers are delayed by the start of the worker. Later ones take a fraction of a millisecond. */
const readingsAtStart = 8;

/**
 * Converts times of this process to the clock of Redis. All attempts of a worker share one offset, so that their moments have the order of
 * their local times.
 *
 * Redis reads its clock between the sending of a command and its answer. So each reading gives bounds for the offset, and a delayed
 * reading gives wide ones. The offset moves only if it is out of these bounds, and then to the nearer bound, which is between the old
 * offset and the true one. So the offset stays within the bounds of all earlier readings, until a clock drifts or jumps.
 */
export function createRedisClock(now = monotonicMs) {
  let offset: number | undefined;
  return {
    now,
    /** Call when the answer arrives. */
    note({ sentAt, redisMs, precisionMs = 0 }: ClockReading): void {
      const [least, most] = [redisMs - now(), redisMs + precisionMs - sentAt];
      offset = Math.min(Math.max(offset ?? (least + most) / 2, least), most);
    },
    /** Returns the ms of the clock of Redis at a local time, rounded down as Redis does. Call after the first reading. */
    toRedis: (localMs: number): number => Math.floor(localMs + (offset ?? Number.NaN)),
  };
}

/** Reads the clock of Redis, one or several times in a row. */
export async function readRedisClock(
  clock: RedisClock,
  { readTime }: Pick<Store, 'readTime'>,
  times = 1,
): Promise<void> {
  for (let k = 0; k < times; k++) {
    const sentAt = clock.now();
    clock.note({ sentAt, redisMs: await readTime() });
  }
}

/** Creates the clock of a worker. Returns it with a function that reads it again. */
export function startRedisClock(store: Pick<Store, 'readTime'>, onError: (error: Error) => void) {
  const redisClock = createRedisClock();
  const read = (times?: number) => void readRedisClock(redisClock, store, times).catch(onError);
  read(readingsAtStart);
  return { redisClock, readAgain: () => read() };
}
