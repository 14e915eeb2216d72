import { runJobId } from '@sweepq/contract';
import type { PlannedRun } from '@sweepq/plan';
import type { PlannerDeps, Step } from './step.ts';

/** Returns the runs to queue: those that have not ended and whose job has not failed. */
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
 * Removes the runs whose jobs an earlier planner has added and that have failed. BullMQ would not run such a job again, and the sweep
 * would wait for it forever. `settleOpenRuns` decides about these runs when the sweep ends.
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
