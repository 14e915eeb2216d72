import { runJobId } from '@sweepq/contract';
import type { PlannedRun } from '@sweepq/plan';
import type { PlannerDeps, Step } from './step.ts';

/** The runs of this chunk to queue: they have not ended, and their job has not failed. */
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
 * Leaves out the runs whose job an earlier planner added and that has failed. If such a job were added again, the sweep would wait for
 * it forever. Its run is settled when the sweep ends.
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
