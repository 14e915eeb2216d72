// A job fails if Redis refuses its writes: Redis is full, or is a replica during a failover. The job is not the reason of this failure. So
// the worker waits until Redis accepts writes, and returns the job to the queue unchanged. BullMQ counts no failed attempt.
import { setTimeout as delay } from 'node:timers/promises';
import { assertWritable, isRefusal, type RedisConnection } from '@sweepq/redis';
import type { Job, Processor } from 'bullmq';
import { WaitingError } from 'bullmq';

export type AwaitWrites = {
  /** Resolves once Redis accepts writes again, or the worker shuts down. */
  until(): Promise<void>;
  /** Whether Redis refuses writes now. */
  refused(): Promise<boolean>;
};

type Options = {
  redis: RedisConnection;
  prefix: string;
  /** This signal is aborted when the worker shuts down. */
  ending: AbortSignal;
};

/**
 * The delay before each check, also before the first: a job whose writes are refused although the check passes must not be retried
 * immediately.
 */
const checkEveryMs = 1_000;

export function createAwaitWrites({ redis, prefix, ending }: Options): AwaitWrites {
  const isRefused = () =>
    assertWritable(redis, prefix).then(
      () => false,
      () => true,
    );
  return {
    refused: isRefused,
    async until() {
      do {
        await delay(checkEveryMs, undefined, { signal: ending }).catch(() => undefined);
      } while (!ending.aborted && (await isRefused()));
    },
  };
}

/** Wraps a processor: if Redis refuses its writes, the job returns to the queue unchanged. */
export function returnWhenRefused<Data, Result>(
  process: (job: Job<Data, Result>, token?: string, signal?: AbortSignal) => Promise<Result>,
  writes: Pick<AwaitWrites, 'until'>,
): Processor<Data, Result> {
  // BullMQ passes a signal only to a processor with three parameters.
  return async (job: Job<Data, Result>, token?: string, signal?: AbortSignal) => {
    try {
      return await process(job, token, signal);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await writes.until();
      // If the lock of the job has expired, the job is already in the queue or with another worker: that error is ignored.
      await job.moveToWait(token).catch(() => undefined);
      throw new WaitingError();
    }
  };
}
