import {
  countRuns,
  type Failure,
  planRun,
  runId,
  runJobId,
  type SweepSpec,
  type TrialOutcome,
} from '@sweepq/queue';
import type { PlannerDeps } from './create-planner.ts';

const chunkRuns = 500;

/**
 * Gives a reason to every trial that has none although its run's job is over: somebody removed it, or it failed where its
 * end could not be written.
 */
export async function closeLostRuns(
  deps: PlannerDeps,
  spec: SweepSpec,
  generation: number,
): Promise<void> {
  const runs = countRuns(spec);
  for (let from = 0; from < runs; from += chunkRuns) {
    const indices = Array.from({ length: Math.min(chunkRuns, runs - from) }, (_, k) => from + k);
    const states = await deps.store.readRunStates(spec.id, indices);
    for (const [k, run] of indices.entries()) {
      if (!states[k]?.finishedAt) await closeRun(deps, spec, run, generation);
    }
  }
}

async function closeRun(
  { store, queues, log, now }: PlannerDeps,
  spec: SweepSpec,
  run: number,
  generation: number,
) {
  const job = await queues.runs.getJob(runJobId(spec.id, run, generation));
  const failure = reasonOf(job?.failedReason);
  const finishedAt = now().toISOString();
  const outcome: TrialOutcome = {
    status: 'failed',
    metrics: null,
    bias: null,
    modelSha256: null,
    engine: null,
    failure,
    source: null,
    stoppedAt: null,
    times: null,
    startedAt: null,
    finishedAt,
  };
  const outcomes = planRun(spec, run).readings.map(({ trial }) => ({ trial, outcome }));
  const end = { status: 'failed', failure, finishedAt } as const;
  await store.commitRun({ sweepId: spec.id, run, objective: spec.objective, outcomes, end });
  log.error({ runId: runId(spec.id, run), failure }, 'a run was lost');
}

function reasonOf(failedReason: string | undefined): Failure {
  if (failedReason === undefined) {
    return { code: 'job-removed', message: 'The job of this run was removed from its queue.' };
  }
  return { code: 'run-failed', message: failedReason };
}
