import { jobPriorityOf, turnAt } from '@sweepq/queue';
import { findFirstTurn } from './find-first-turn.ts';
import { listOpenJobs, type RunsOfGeneration } from './remove-runs.ts';
import type { PlannerDeps } from './step.ts';

/** The number of runs moved at a time. Between two chunks the main thread can renew its locks. */
const chunkRuns = 250;

/** Moves the waiting runs of a sweep to turns of its new priority. Returns false if the signal is aborted first. */
export async function reorderRuns(
  deps: PlannerDeps,
  { id, generation, signal }: RunsOfGeneration,
): Promise<boolean> {
  const { store, queues, log } = deps;
  const sweep = await store.readSweep(id);
  if (sweep === undefined || sweep.isClosed || sweep.generation !== generation) return true;
  const { priority } = sweep;
  const first = await findFirstTurn(deps, priority);
  const open = await listOpenJobs(queues, id, generation);
  for (let from = 0; from < open.length; from += chunkRuns) {
    if (signal?.aborted) return false;
    await Promise.all(
      open.slice(from, from + chunkRuns).map(async (jobId, k) => {
        const job = await queues.runs.getJob(jobId);
        const turn = turnAt(first, from + k);
        await job?.changePriority({ priority: jobPriorityOf(priority, turn) });
      }),
    );
  }
  log.info({ sweepId: id, priority, runs: open.length }, 'reordered the runs of a sweep');
  return true;
}
