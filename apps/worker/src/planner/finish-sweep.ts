import type { SweepJobData, SweepResult, SweepSpec, TrialCounts } from '@sweepq/contract';
import { addDeletion } from '@sweepq/queue';
import { goOn } from './go-on.ts';
import { settleOpenRuns } from './settle-open-runs.ts';
import type { PlannerDeps } from './step.ts';

/**
 * Ends a sweep whose jobs have all ended. A closed sweep has ended before, and a paused sweep continues later. A sweep with an open run
 * does not end: a job of the next generation queues the run again.
 */
export async function finishSweep(
  deps: PlannerDeps,
  { id, generation }: Pick<SweepJobData, 'id' | 'generation'>,
): Promise<SweepResult> {
  const { store, log } = deps;
  const sweep = await store.readSweep(id);
  if (sweep !== undefined && !sweep.isClosed && sweep.generation === generation) {
    await endOrGoOn(deps, sweep.spec, generation);
  }
  log.info({ sweepId: id }, 'waits for no more runs of a sweep');
  return summarise(deps, { id, generation });
}

async function endOrGoOn(deps: PlannerDeps, spec: SweepSpec, generation: number): Promise<void> {
  const { store, now } = deps;
  const { id } = spec;
  if ((await settleOpenRuns(deps, spec, generation)) > 0) return goOn(deps, spec, generation);
  const counts = (await store.readSweep(id))?.counts ?? nothing;
  const finishedAt = now().toISOString();
  const answer = await store.finishSweep(id, { status: statusOf(counts), finishedAt, generation });
  if (answer !== 'open') return;
  // No run is open, so the counters may be wrong, or Redis has just lost outcomes. BullMQ retries this job.
  await store.recountSweep(id);
  throw new Error(`The counters of the sweep ${id} have open trials, so it does not end yet.`);
}

/**
 * What a sweep has come to so far. It may have been deleted meanwhile, and this job added by a request that did not know so:
 * then the job is to go after it.
 */
export async function summarise(
  { store, queues }: Pick<PlannerDeps, 'store' | 'queues'>,
  { id, generation }: Pick<SweepJobData, 'id' | 'generation'>,
): Promise<SweepResult> {
  const sweep = await store.readSweep(id);
  if (sweep !== undefined) {
    const { counts, status, failure } = sweep;
    return { counts, best: await store.readBest(sweep.spec), status, failure };
  }
  await addDeletion(queues, { id, generation });
  return { counts: nothing, best: null };
}

const nothing: TrialCounts = {
  total: 0,
  queued: 0,
  running: 0,
  completed: 0,
  failed: 0,
  diverged: 0,
  cancelled: 0,
};

/**
 * A sweep is `failed` only if nothing came of it: one with some failed trials is `completed`, and its
 * counts say how many. The script that ends a sweep without a completed trial sets it to failed, whatever status is given here.
 */
function statusOf({ completed, diverged, failed }: TrialCounts): 'completed' | 'failed' {
  return completed + diverged === 0 && failed > 0 ? 'failed' : 'completed';
}
