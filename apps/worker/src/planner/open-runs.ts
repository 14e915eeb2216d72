import { runJobId } from '@sweepq/contract';
import type { PlannedRun } from '@sweepq/plan';
import type { PlannerDeps, Step } from './step.ts';

/** Of these runs those that are to be queued: they have not ended, nor failed without anybody saying so. */
export async function takeOpenRuns(
  deps: PlannerDeps,
  { job, data }: Pick<Step, 'job' | 'data'>,
  runs: readonly PlannedRun[],
): Promise<PlannedRun[]> {
  const indices = runs.map(({ run }) => run);
  const states = await deps.store.readRunStates(data.id, indices);
  const open = runs.filter((_, k) => !states[k]?.finishedAt);
  const isFirstPlanner = job.attemptsStarted <= 1;
  return isFirstPlanner ? open : leaveOutFailed(deps, data, open);
}

/**
 * Without the runs whose job an earlier planner has added and that failed with it. Added again, such a job would be waited
 * for without end; left out, its run is closed with the sweep.
 */
async function leaveOutFailed(
  { queues }: Pick<PlannerDeps, 'queues'>,
  { id, generation }: Step['data'],
  runs: readonly PlannedRun[],
): Promise<PlannedRun[]> {
  const states = await Promise.all(
    runs.map(({ run }) => queues.runs.getJobState(runJobId(id, run, generation))),
  );
  return runs.filter((_, k) => states[k] !== 'failed');
}
