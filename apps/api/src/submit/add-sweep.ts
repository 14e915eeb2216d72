import type { SweepSpec } from '@sweepq/contract';
import { addPlanning, type Queues } from '@sweepq/queue';
import type { Log } from '@sweepq/service';
import type { Store, SweepOrigin } from '@sweepq/store';
import type { Attempt } from './create-attempt.ts';

export type AddDeps = { queues: Queues; store: Store; log: Log; now: () => Date };

/** Writes the record of a sweep. If its job failed before there was a record, only this call can end the sweep. */
async function record(
  { queues, store, now }: AddDeps,
  spec: SweepSpec,
  submission: string | undefined,
): Promise<void> {
  const created = await store.createSweep(spec, { onlyWithJob: true, submission });
  if (created !== 'failed') return;
  const job = await queues.sweeps.getJob(spec.id);
  const message = job?.failedReason ?? 'The sweep could not be planned.';
  const failure = { code: 'planning-failed', message };
  await store.failSweep(spec.id, { finishedAt: now().toISOString(), generation: 0, failure });
}

/** Accepts a sweep by adding its one job; from that moment on it is not lost. Adding it again changes nothing. */
export async function addSweep(
  deps: AddDeps,
  spec: SweepSpec,
  { attempt, submission }: Pick<SweepOrigin, 'submission'> & { attempt: Attempt },
): Promise<void> {
  const { queues, log } = deps;
  await attempt.assertGoesOn();
  const ofKey = submission === undefined ? {} : { submission };
  await addPlanning(queues, spec, { step: 'plan', generation: 0, ...ofKey });

  // The planner writes it too: a failure here changes nothing.
  await record(deps, spec, submission).catch((err) =>
    log.warn({ err, sweepId: spec.id }, 'left to the planner'),
  );
}
