import type { Queues } from '@sweepq/queue';
import { assertTakesWrites, type RedisConnection } from '@sweepq/redis';
import { ApiProblem } from '../problems/problem.ts';

export type AttemptDeps = { redis: RedisConnection; queues: Pick<Queues, 'prefix'> };

/** One request's attempt to submit. The attempt may read a dataset, and then waits for the reads of other requests. */
export type Attempt = {
  /** Called before any wait. Throws if Redis cannot be used. */
  begin(): Promise<void>;
  /** Called right before the add. Throws if Redis can no longer be used, or if the client has disconnected. */
  assertGoesOn(): Promise<void>;
};

/** A successful check that Redis accepts writes is valid for this time. */
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
      // An add that Redis does not answer could take effect long after the client got an error.
      if (performance.now() - askedAt > believedForMs) await begin();
      // A client that disconnected got no answer, and may have submitted the sweep elsewhere.
      if (isGone()) throw gone();
    },
  };
}

const gone = () =>
  new ApiProblem('request-timeout', {
    detail: 'The connection was closed before the sweep was accepted, so it is not.',
  });
