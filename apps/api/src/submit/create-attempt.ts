import type { Queues } from '@sweepq/queue';
import { assertTakesWrites, type RedisConnection } from '@sweepq/redis';
import { ApiProblem } from '../problems/problem.ts';

export type AttemptDeps = { redis: RedisConnection; queues: Pick<Queues, 'prefix'> };

/** One request's attempt to submit. It may read a dataset on its way, and that takes as long as others' are read. */
export type Attempt = {
  /** Before anything is waited for: throws what is wrong with Redis. */
  begin(): Promise<void>;
  /** Right before the add: throws what has become wrong meanwhile. */
  assertGoesOn(): Promise<void>;
};

/** That Redis takes writes is believed for so long. */
const believedForMs = 100;

export function createAttempt({ redis, queues }: AttemptDeps, isGone: () => boolean): Attempt {
  let askedAt = Number.NEGATIVE_INFINITY;
  const begin = async () => {
    const now = performance.now();
    await assertTakesWrites(redis, queues.prefix);
    askedAt = now;
  };
  return {
    begin,
    async assertGoesOn() {
      // An add that Redis does not answer would land long after its sender was told that it failed.
      if (performance.now() - askedAt > believedForMs) await begin();
      // Who gave up has been told nothing, and may have submitted elsewhere.
      if (isGone()) throw gone();
    },
  };
}

const gone = () =>
  new ApiProblem('request-timeout', {
    detail: 'The connection was closed before the sweep was accepted, so it is not.',
  });
