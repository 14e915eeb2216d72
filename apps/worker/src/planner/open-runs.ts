import { runJobId } from '@sweepq/contract';
import type { PlannedRun } from '@sweepq/plan';
import type { Verdicts } from './judge-trials.ts';
import type { Adding, PlannerDeps } from './step.ts';

type Judged = { verdicts: Verdicts | undefined };

/** Returns the runs to queue: those that have not ended and whose job has not failed. */
export async function takeOpenRuns(
  deps: PlannerDeps,
  { id, generation, isFirst, verdicts }: Adding & Judged,
  runs: readonly PlannedRun[],
): Promise<PlannedRun[]> {
  const indices = runs.map(({ run }) => run);
  const states = await deps.store.readRunStates(id, indices);
  // A run that waits at a rung for a verdict has no rung to train to.
  const isDue = ({ run }: PlannedRun) => verdicts === undefined || verdicts.rungs.has(run);
  const open = runs.filter((planned, k) => !states[k]?.finishedAt && isDue(planned));
  return isFirst ? open : leaveOutFailed(deps, { id, generation, verdicts }, open);
}

/**
 * Removes the runs whose jobs an earlier planner has added and that have failed. BullMQ would not run such a job again, and the sweep
 * would wait for it forever. `settleOpenRuns` decides about these runs when the sweep ends.
 */
async function leaveOutFailed(
  { queues }: Pick<PlannerDeps, 'queues'>,
  { id, generation, verdicts }: Pick<Adding, 'id' | 'generation'> & Judged,
  runs: readonly PlannedRun[],
): Promise<PlannedRun[]> {
  const states = await Promise.all(
    runs.map(({ run }) =>
      queues.runs.getJobState(runJobId(id, run, generation, verdicts?.rungs.get(run))),
    ),
  );
  return runs.filter((_, k) => states[k] !== 'failed');
}
