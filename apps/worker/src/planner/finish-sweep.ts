import type { SweepJobData, SweepResult, TrialCounts } from '@sweepq/contract';
import { addDeletion } from '@sweepq/queue';
import { exceptionsOf, type StoredSweep } from '@sweepq/store';
import { isComplete } from './advance-sweep.ts';
import { limitTrials } from './limit-trials.ts';
import { readOutcomes } from './read-outcomes.ts';
import { settleOpenRuns } from './settle-open-runs.ts';
import { startNextGeneration } from './start-next-generation.ts';
import type { PlannerDeps } from './step.ts';
import { applyStopRules } from './stop-rules.ts';

/**
 * Ends a sweep when all its jobs have ended. A closed sweep has already ended, and a paused sweep continues later. If a run is still
 * open, the sweep does not end, and a job of the next generation queues the run again.
 */
export async function finishSweep(
  deps: PlannerDeps,
  { id, generation }: Pick<SweepJobData, 'id' | 'generation'>,
): Promise<SweepResult> {
  const { store, log } = deps;
  const sweep = await store.readSweep(id);
  if (sweep !== undefined && !sweep.isClosed && sweep.generation === generation) {
    await endOrContinue(deps, sweep, generation);
  }
  log.info({ sweepId: id }, 'the planning job of a sweep has ended');
  await logExceptions(deps, id);
  return summarise(deps, { id, generation });
}

/** Logs why the trials of an ended sweep do not follow from its settings alone. */
async function logExceptions({ store, log }: PlannerDeps, id: string): Promise<void> {
  const sweep = await store.readSweep(id);
  if (sweep === undefined || sweep.finishedAt === null) return;
  const exceptions = exceptionsOf(sweep);
  if (exceptions.length === 0) return;
  log.warn({ sweepId: id, exceptions }, 'trials of a sweep do not follow from its settings alone');
}

async function endOrContinue(
  deps: PlannerDeps,
  before: StoredSweep,
  generation: number,
): Promise<void> {
  const { store, now } = deps;
  const { spec } = before;
  const { id } = spec;
  if ((await settleOpenRuns(deps, before, generation)) > 0)
    return startNextGeneration(deps, spec, generation);
  const sweep = await store.readSweep(id);
  if (sweep === undefined) return;
  const outcomes = await readOutcomes(deps, sweep.spec);
  const limit = limitTrials(sweep, outcomes);
  if (await applyStopRules(deps, sweep, { generation, outcomes, limit })) return;
  if (!isComplete(sweep, limit)) {
    // A trial ended since the search was advanced. BullMQ retries this job, which advances the search again.
    throw new Error(
      `The sweep ${id} does not end yet, because its search has more trials to choose.`,
    );
  }
  const finishedAt = now().toISOString();
  const status = statusOf(sweep.counts);
  const answer = await store.finishSweep(id, { status, finishedAt, generation });
  if (answer !== 'open') return;
  // No run is open. So the counters are wrong, or Redis has just lost outcomes. BullMQ retries this job.
  await store.recountSweep(id);
  throw new Error(`The sweep ${id} does not end yet, because its counters show open trials.`);
}

/**
 * Returns the current result of a sweep. If the sweep was deleted before its job was added, adds a job that removes the data again,
 * together with this job.
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
  pruned: 0,
};

/**
 * A sweep is `failed` only if it has failed trials and no completed or diverged one. Otherwise it is `completed`, and its counts show the
 * failed trials. The script that ends a sweep overrides this status with `failed` if no trial completed.
 */
function statusOf({ completed, diverged, failed }: TrialCounts): 'completed' | 'failed' {
  return completed + diverged === 0 && failed > 0 ? 'failed' : 'completed';
}
