import { parseRunId, runId } from '@sweepq/queue';
import type { PlannerDeps } from './create-planner.ts';

/** As many as are removed at a time: the main thread has to renew its locks in between. */
const chunkRuns = 250;
const pageRuns = 1_000;

/**
 * Takes a cancelled sweep's runs out of their queue. Those being worked on stay: they are told to stop, and
 * the last of them wakes the sweep's job. Those done stay to be looked at. False if the signal came before
 * the end.
 */
export async function removeRuns(
  { queues, log }: Pick<PlannerDeps, 'queues' | 'log'>,
  sweepId: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const open = await listOpenRuns(queues, sweepId);
  // The last first: they lie in front where BullMQ begins to look for a job that is to leave the line.
  open.sort((a, b) => b - a);
  let removed = 0;
  for (let from = 0; from < open.length; from += chunkRuns) {
    if (signal?.aborted) return false;
    const chunk = open.slice(from, from + chunkRuns);
    const codes = await Promise.all(
      chunk.map((run) => queues.runs.remove(runId(sweepId, run), { removeChildren: false })),
    );
    for (const code of codes) removed += code;
  }
  log.info({ sweepId, runs: removed }, 'took the runs of a cancelled sweep out of the queue');
  return true;
}

/** The runs that the sweep's job waits for, by their index in the plan. */
async function listOpenRuns({ sweeps }: PlannerDeps['queues'], sweepId: string): Promise<number[]> {
  const job = await sweeps.getJob(sweepId);
  if (job === undefined) return [];
  // What is looked through while it changes may be told twice.
  const open = new Set<number>();
  let cursor = 0;
  do {
    const unprocessed = { cursor, count: pageRuns };
    const page = await job.getDependencies({ unprocessed });
    for (const key of page.unprocessed ?? []) {
      const run = parseRunId(key.slice(key.lastIndexOf(':') + 1));
      if (run !== undefined) open.add(run.index);
    }
    cursor = page.nextUnprocessedCursor ?? 0;
  } while (cursor !== 0);
  return [...open];
}
