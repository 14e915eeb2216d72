import { type Failure, runId, runJobId, type SweepSpec } from '@sweepq/contract';
import type { PlannedRun } from '@sweepq/plan';
import type { RunCommit } from '@sweepq/store';
import { failedOutcome } from '../run/outcomes.ts';
import { isHaltReason } from '../run/run-errors.ts';
import { judgeTrials } from './judge-trials.ts';
import { isWithin, type LimitedSweep, limitTrials } from './limit-trials.ts';
import { readOutcomes } from './read-outcomes.ts';
import type { PlannerDeps } from './step.ts';

/**
 * Settles every open run of a sweep whose jobs of this generation have ended. Returns the number of runs that it queued again.
 *
 * A run can be open without a job: Redis has lost the outcome of the run, or the pause for which its job ended, or an operator has removed
 * the job. Such a run is queued again. If the job failed before the end of the run was written, the run fails with the reason that BullMQ
 * has for the job.
 */
export async function settleOpenRuns(
  deps: PlannerDeps,
  sweep: LimitedSweep,
  generation: number,
): Promise<number> {
  const { spec } = sweep;
  const outcomes = await readOutcomes(deps, spec);
  const limit = limitTrials(sweep, outcomes);
  const verdicts = judgeTrials(spec, outcomes, limit);
  let queued = 0;
  for (const planned of await deps.store.findOpenRuns(spec)) {
    if (!isWithin(planned, limit)) continue;
    const rung = verdicts?.rungs.get(planned.run);
    // A run that waits at a rung for a verdict needs no job.
    if (verdicts !== undefined && rung === undefined) continue;
    if (await settle(deps, { spec, planned, generation, rung })) queued += 1;
  }
  return queued;
}

type OpenRun = {
  spec: SweepSpec;
  planned: PlannedRun;
  generation: number;
  /** The rung of its job in a sweep with pruning. */
  rung: number | undefined;
};

/** Returns whether the run was queued again. */
async function settle(deps: PlannerDeps, open: OpenRun): Promise<boolean> {
  const { store, queues, log } = deps;
  const { spec, planned, generation, rung } = open;
  const job = await queues.runs.getJob(runJobId(spec.id, planned.run, generation, rung));
  // A `failedReason` alone does not mean that the job has failed: a job that completed after a retry keeps the reason of the failed attempt.
  const hasFailed = job !== undefined && (await job.isFailed());
  const reason = hasFailed ? (job.failedReason ?? '') : undefined;
  if (reason !== undefined && !isHaltReason(reason)) {
    await fail(deps, open, { code: 'run-failed', message: reason });
    return false;
  }
  const answer = await store.requeueRun(spec.id, planned, generation);
  if (answer === 'lost') await fail(deps, open, removedTooOften);
  if (answer === 'answered') {
    await end(deps, open, { status: 'completed', failure: null }, []);
  }
  if (answer !== 'queued') return false;
  log.warn(
    { runId: runId(spec.id, planned.run) },
    'the job of an open run has ended: queued the run again',
  );
  return true;
}

const removedTooOften: Failure = {
  code: 'job-removed',
  message: 'The job of this run was removed from its queue 5 times in a row.',
};

async function fail(deps: PlannerDeps, open: OpenRun, failure: Failure) {
  const { spec, planned } = open;
  const finishedAt = deps.now().toISOString();
  const outcome = failedOutcome(failure, { startedAt: null, finishedAt });
  const outcomes = planned.readings.map(({ trial }) => ({ trial, outcome }));
  await end(deps, open, { status: 'failed', failure }, outcomes);
  deps.log.error({ runId: runId(spec.id, planned.run), failure }, 'failed an open run');
}

type End = Pick<NonNullable<RunCommit['end']>, 'status' | 'failure'>;

async function end(
  { store, now }: PlannerDeps,
  { spec, planned }: OpenRun,
  how: End,
  outcomes: RunCommit['outcomes'],
) {
  const { id: sweepId, objective } = spec;
  const finishedAt = now().toISOString();
  await store.commitRun({
    ...{ sweepId, run: planned.run, objective, outcomes },
    end: { ...how, finishedAt },
  });
}
