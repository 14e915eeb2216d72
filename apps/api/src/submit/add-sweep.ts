import {
  addPlanning,
  type Queues,
  type Store,
  type SweepOrigin,
  type SweepSpec,
} from '@sweepq/queue';
import type { Log } from '@sweepq/service';
import type { Attempt } from './create-attempt.ts';

export type AddDeps = { queues: Queues; store: Store; log: Log };

/** Accepts a sweep by adding its one job; from that moment on it is not lost. Adding it again changes nothing. */
export async function addSweep(
  deps: AddDeps,
  spec: SweepSpec,
  { attempt, submission }: Pick<SweepOrigin, 'submission'> & { attempt: Attempt },
): Promise<void> {
  const { queues, store, log } = deps;
  await attempt.assertGoesOn();
  const ofKey = submission === undefined ? {} : { submission };
  await addPlanning(queues, spec, { step: 'plan', generation: 0, ...ofKey });

  // The planner writes it too: a failure here changes nothing.
  await store
    .createSweep(spec, { onlyWithJob: true, submission })
    .catch((err) => log.warn({ err, sweepId: spec.id }, 'left to the planner'));
}
