import type { Queues } from '@sweepq/queue';
import { assertTakesWrites, type RedisConnection } from '@sweepq/redis';
import { ApiProblem } from '../problems/problem.ts';

export type AttemptDeps = { redis: RedisConnection; queues: Pick<Queues, 'prefix'> };

/** The attempt of one request to submit a sweep. It may take long, because the dataset may have to be read. */
export type Attempt = {
  /** Called at the start. Throws if Redis does not accept writes. */
  begin(): Promise<void>;
  /** Called directly before the job is added. Throws if Redis no longer accepts writes, or if the client has disconnected. */
  assertCanAdd(): Promise<void>;
};

/** A successful check of Redis is valid for this time. */
const checkValidMs = 100;

export function createAttempt({ redis, queues }: AttemptDeps, isGone: () => boolean): Attempt {
  let askedAt = Number.NEGATIVE_INFINITY;
  const begin = async () => {
    const now = performance.now();
    await assertTakesWrites(redis, queues.prefix);
    askedAt = now;
  };
  return {
    begin,
    async assertCanAdd() {
      // Without this check, Redis could execute a delayed command long after the client got an error.
      if (performance.now() - askedAt > checkValidMs) await begin();
      // A client that has disconnected gets no answer, and may have submitted the sweep to another api.
      if (isGone()) throw gone();
    },
  };
}

const gone = () =>
  new ApiProblem('request-timeout', {
    detail: 'The connection was closed before the sweep was accepted. The sweep is not accepted.',
  });
