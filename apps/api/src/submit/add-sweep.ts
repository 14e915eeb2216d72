import {
  addPlanning,
  assertTakesWrites,
  type Queues,
  type RedisConnection,
  type Store,
  type SweepOrigin,
  type SweepSpec,
} from '@sweepq/queue';
import type { Log } from '@sweepq/service';

export type AddDeps = { redis: RedisConnection; queues: Queues; store: Store; log: Log };

/** Accepts a sweep by adding its one job; from that moment on it is not lost. Adding it again changes nothing. */
export async function addSweep(
  deps: AddDeps,
  spec: SweepSpec,
  { submission }: Pick<SweepOrigin, 'submission'> = {},
): Promise<void> {
  const { redis, queues, store, log } = deps;
  // An add that Redis does not answer would land long after its sender was told that it failed.
  await assertTakesWrites(redis, queues.prefix);
  const ofKey = submission === undefined ? {} : { submission };
  await addPlanning(queues, spec, { step: 'plan', generation: 0, ...ofKey });

  // The planner writes it too: a failure here changes nothing.
  await store
    .createSweep(spec, { onlyWithJob: true, submission })
    .catch((err) => log.warn({ err, sweepId: spec.id }, 'left to the planner'));
}
