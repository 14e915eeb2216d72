// A Redis that is full, or a replica for a moment, refuses what a job has to write. That says nothing of the job: it waits
// here, and goes back as it was, so that no attempt is spent on it.
import { setTimeout as delay } from 'node:timers/promises';
import { assertWritable, isRefusal, type RedisConnection } from '@sweepq/redis';
import type { Job, Processor } from 'bullmq';
import { WaitingError } from 'bullmq';

export type AwaitWrites = {
  /** Resolves once Redis takes writes again, or the worker shuts down. */
  until(): Promise<void>;
  /** Whether it refuses them now. */
  refused(): Promise<boolean>;
};

type Options = {
  redis: RedisConnection;
  prefix: string;
  /** Aborted when the worker shuts down. */
  ending: AbortSignal;
};

/** Between two looks, and before the first: what is refused while a look finds nothing wrong is not to go round and round. */
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

/** A processor whose jobs go back as they were when Redis refuses what they write. */
export function sparingAttempts<Data, Result>(
  process: (job: Job<Data, Result>, token?: string, signal?: AbortSignal) => Promise<Result>,
  writes: Pick<AwaitWrites, 'until'>,
): Processor<Data, Result> {
  // BullMQ gives a signal only to three parameters.
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

/** If its lock has ended meanwhile, it is back in the queue already, or somebody else's. */
async function giveBackAsItWas(job: Pick<Job, 'moveToWait'>, token?: string): Promise<never> {
  await job.moveToWait(token).catch(() => undefined);
  throw new WaitingError();
}
