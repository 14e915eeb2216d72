import { QueueError, type SweepResult, type SweepSpec } from '@sweepq/queue';
import { closeLostRuns } from './close-lost-runs.ts';
import type { PlannerDeps } from './create-planner.ts';

/**
 * Ends a sweep whose runs have all ended. It is `failed` only if nothing came of it: a sweep with some
 * failed trials is `completed`, and its counts say how many.
 */
export async function finishSweep(deps: PlannerDeps, spec: SweepSpec): Promise<SweepResult> {
  const { store, log, now } = deps;
  await closeLostRuns(deps, spec);
  const sweep = await store.readSweep(spec.id);
  if (sweep === undefined) throw new QueueError('bad-job-data', `The sweep ${spec.id} is gone.`);
  const { counts } = sweep;
  const ended = counts.completed + counts.diverged + counts.cancelled;
  const status = ended === 0 && counts.failed > 0 ? 'failed' : 'completed';
  await store.finishSweep(spec.id, { status, finishedAt: now().toISOString() });
  log.info({ sweepId: spec.id, status, counts }, 'finished a sweep');
  return { counts, best: await store.readBest(spec) };
}
