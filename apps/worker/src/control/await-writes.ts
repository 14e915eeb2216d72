// Redis refuses writes while it is full, or while it is a replica during a failover. The job is not the reason. So the job waits
// here and then returns to the queue unchanged, and BullMQ counts no attempt.
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
  /** Aborted when the worker shuts down. */
  ending: AbortSignal;
};

/** The delay before each check, also before the first: a job that is refused although the check passes must not retry in a tight loop. */
const lookEveryMs = 1_000;

export function createAwaitWrites({ redis, prefix, ending }: Options): AwaitWrites {
  const look = () =>
    assertWritable(redis, prefix).then(
      () => false,
      () => true,
    );
  return {
    refused: look,
    async until() {
      do {
        await delay(lookEveryMs, undefined, { signal: ending }).catch(() => undefined);
      } while (!ending.aborted && (await look()));
    },
  };
}

/** Wraps a processor: if Redis refuses its writes, the job returns to the queue unchanged. */
export function sparingAttempts<Data, Result>(
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
      return giveBackAsItWas(job, token);
    }
  };
}

/** If the lock of the job has expired, the job is already back in the queue or with another worker: that error is ignored. */
async function giveBackAsItWas(job: Pick<Job, 'moveToWait'>, token?: string): Promise<never> {
  await job.moveToWait(token).catch(() => undefined);
  throw new WaitingError();
}
