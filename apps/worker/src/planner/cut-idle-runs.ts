import { cutRun } from '../run/cut-run.ts';
import type { RunsOfGeneration } from './remove-runs.ts';
import type { PlannerDeps } from './step.ts';

/**
 * Cuts the runs of a closed sweep that have a checkpoint and no active attempt, because they were paused or returned to the queue.
 * Returns false if the signal is aborted before all runs are cut.
 */
export async function cutIdleRuns(
  deps: Pick<PlannerDeps, 'store' | 'log'>,
  { id, generation, signal }: RunsOfGeneration,
): Promise<boolean> {
  const sweep = await deps.store.readSweep(id);
  if (!sweep?.isClosed) return true;
  for (const run of await deps.store.findIdleRuns(id)) {
    if (signal?.aborted) return false;
    await cutRun(deps, {
      id: { sweepId: id, index: run, generation, rung: undefined },
      by: 'idle',
    });
  }
  return true;
}
