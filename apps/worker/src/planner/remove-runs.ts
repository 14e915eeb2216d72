import { parseRunJobId, sweepJobId } from '@sweepq/contract';
import type { Queues } from '@sweepq/queue';
import type { PlannerDeps } from './step.ts';

/** The number of runs removed at a time. Between two chunks the main thread can renew its locks. */
const chunkRuns = 250;
const pageRuns = 1_000;

export type RunsOfGeneration = {
  id: string;
  generation: number;
  signal: AbortSignal | undefined;
};

/**
 * Removes the waiting runs of a halted sweep from the queue. Active runs stay: their workers stop them, and the end of the last one wakes
 * the job of the sweep. Jobs of ended runs stay visible in the queue. Returns false if the signal is aborted before all runs are removed.
 * Before each chunk the function checks that the sweep is still halted (paused or closed), because Redis may have lost the halt.
 */
export async function removeRuns(
  { store, queues, log }: Pick<PlannerDeps, 'store' | 'queues' | 'log'>,
  { id, generation, signal }: RunsOfGeneration,
): Promise<boolean> {
  const open = await listOpenJobs(queues, id, generation);
  let removed = 0;
  for (let from = 0; from < open.length; from += chunkRuns) {
    if (signal?.aborted) return false;
    if ((await store.readHalt(id, generation)) === undefined) {
      log.warn(
        { sweepId: id, runs: removed },
        'Redis has lost a pause or cancel: left the other runs in the queue',
      );
      return true;
    }
    const codes = await Promise.all(
      open
        .slice(from, from + chunkRuns)
        .map((jobId) => queues.runs.remove(jobId, { removeChildren: false })),
    );
    for (const code of codes) removed += code;
  }
  log.info(
    { sweepId: id, runs: removed },
    'removed the waiting runs of a halted sweep from the queue',
  );
  return true;
}

/** Returns the ids of the jobs of runs for which the job of this generation of the sweep waits, in the order of the plan. */
export async function listOpenJobs(
  { sweeps }: Queues,
  id: string,
  generation: number,
): Promise<string[]> {
  const job = await sweeps.getJob(sweepJobId(id, generation));
  if (job === undefined) return [];
  // A map, because a scan can return an element twice if the collection changes meanwhile.
  const open = new Map<string, number>();
  let cursor = 0;
  do {
    const unprocessed = { cursor, count: pageRuns };
    const page = await job.getDependencies({ unprocessed });
    for (const key of page.unprocessed ?? []) {
      const jobId = key.slice(key.lastIndexOf(':') + 1);
      const run = parseRunJobId(jobId);
      if (run !== undefined) open.set(jobId, run.index);
    }
    cursor = page.nextUnprocessedCursor ?? 0;
  } while (cursor !== 0);
  return [...open].sort(([, a], [, b]) => a - b).map(([jobId]) => jobId);
}
