// The processor of the queue `runs`: one run from its job to its outcome in the store.
import { parseRunJobId, type RunJobData, type RunResult, runId } from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import { inLogContext } from '@sweepq/service';
import { WaitingError } from 'bullmq';
import type { RunVerdict } from '../control/fitness.ts';
import type { ThreadReading, TrainingMessage } from '../threads/messages.ts';
import { type Attempt, createAttempt, type RunJob, refOf, stopEarlierAttempts } from './attempt.ts';
import { createCommitter } from './commit.ts';
import { cutRun } from './cut-run.ts';
import { metricsOf } from './outcomes.ts';
import { type PreparedRun, prepareRun } from './prepare-run.ts';
import { endAnsweredRun, readResult } from './read-result.ts';
import { createReporter } from './report.ts';
import type { RunDeps } from './run-deps.ts';
import { StoppedError, SupersededError } from './run-errors.ts';
import { createRunPlans, type RunPlans } from './run-plans.ts';
import { settle } from './settle.ts';
import { assertStarted, type StartedRun, startRun } from './start-run.ts';
import { createSuspects, type Suspects, type Turn } from './suspects.ts';
import { trainRun } from './train-run.ts';

/** The processor's result is what Bull Board shows for a run. BullMQ passes a signal only to a processor with three parameters. */
export function createRunProcessor(deps: RunDeps) {
  const shared = { ...deps, suspects: createSuspects(deps), plans: createRunPlans(deps) };
  return async (
    job: RunJob,
    token: string | undefined,
    signal?: AbortSignal,
  ): Promise<RunResult> => {
    const attempt = createAttempt(job, token, signal);
    const about = aboutRun(attempt.jobId);
    if (await stopEarlierAttempts(deps.inProgress, attempt.jobId)) {
      deps.log.warn(about, 'stopped an earlier attempt in this worker that had lost its lock');
      await job.moveToWait(token);
      throw new WaitingError();
    }
    const result = inLogContext(about, () => processRun(shared, attempt));
    attempt.ended = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  };
}

/** The fields of log lines about a run. */
function aboutRun(jobId: string) {
  const { sweepId, index } = parseRunJobId(jobId) ?? {};
  return sweepId === undefined || index === undefined
    ? {}
    : { sweepId, runId: runId(sweepId, index) };
}

type ProcessDeps = RunDeps & { suspects: Suspects; plans: RunPlans };

/** The steps of an attempt: start, prepare, train, commit, settle. */
async function processRun(deps: ProcessDeps, attempt: Attempt): Promise<RunResult> {
  const { store, metrics, inProgress, gate, log } = deps;
  let verdict: RunVerdict = 'neither';
  metrics.runsInProgress.inc();
  // Before the store is read: if the sweep is halted after that read, `stopHaltedRuns` finds the attempt in this set.
  inProgress.add(attempt);
  gate.begun();
  try {
    const turn = attempt.hold(await deps.suspects.takeTurn(attempt));
    const run = await startRun(deps, attempt.job);
    attempt.moveTo({ is: 'started', ref: run.ref });
    if (run.state === 'ended') {
      // The worker of the previous attempt may have died while the sweep was closed, before it cut the run.
      await cutRun(deps, { jobId: attempt.jobId, by: 'any' });
      return await readResult(store, run.data);
    }
    assertStarted(run);
    const { crashes, lastCrash: crash, ref } = run;
    const { attempt: number } = ref;
    if (crashes > 0)
      log.warn({ attempt: number, crashes, crash }, 'starts a run that has crashed before');
    metrics.observeWait(attempt.job);
    return await inLogContext({ attempt: number }, async () => {
      const prepared = await prepareRun(deps, attempt, run);
      // An earlier attempt has committed the last reading.
      if (prepared.asked.length === 0) return endAnsweredRun(deps, run);
      return trainAndCommit(deps, attempt, { run, prepared, turn });
    });
  } catch (error) {
    attempt.giveBackAll();
    const { attempt: number } = refOf(attempt);
    const settled = await inLogContext({ attempt: number }, () => settle(deps, attempt, error));
    verdict = settled.verdict;
    throw settled.error;
  } finally {
    attempt.giveBackAll();
    inProgress.delete(attempt);
    metrics.runsInProgress.dec();
    // A result that another worker trained does not count for this worker.
    gate.ended(attempt.state.is === 'trained' ? 'completed' : verdict);
  }
}

type ReadyRun = { run: StartedRun; prepared: PreparedRun; turn: Turn };

/** Trains the run in a thread, and commits its readings and checkpoints as they come. */
async function trainAndCommit(
  deps: RunDeps,
  attempt: Attempt,
  { run, prepared, turn }: ReadyRun,
): Promise<RunResult> {
  const { signal } = attempt;
  const { ref, startedAt } = run;
  const readings: ThreadReading[] = [];
  const committer = createCommitter(deps, run, prepared, turn);
  const reporter = createReporter(deps, attempt.job, {
    ...{ ...ref, from: prepared.from },
    committed: committer.settled,
  });
  const take = (message: TrainingMessage) => {
    readings.push(...message.report.readings);
    committer.commit(message);
    reporter.report(message);
  };

  const last = await trainRun(deps, run, prepared, {
    signal: AbortSignal.any([signal, committer.failed]),
    onMessage: take,
  }).catch(async (error) => {
    // `settle` decides how the run ends only after all commits before the error are done.
    await committer.settled().catch(() => undefined);
    throw error;
  });
  // Another attempt has the run: this one must not write anything.
  if (signal.reason === 'lost-lock') throw new SupersededError();
  take(last);
  await Promise.all([committer.settled(), reporter.flush()]);

  const { status, iterations, costRises, curveSha256, trainedMs, refusal } = last.end;
  if (refusal !== undefined) {
    deps.log.warn({ refusal }, 'could not resume from a checkpoint: started from iteration 0');
  }
  // The sweep may have been closed just before the run ended. Then Redis has refused the end, and the run is cut at its last iteration.
  const isClosed =
    status !== 'stopped' && committer.hasLeftOut && (await isCancelled(deps, run.data));
  if (status === 'stopped' || isClosed) {
    const stopped = { last, readings, startedAt, times: prepared.times };
    attempt.moveTo({ is: 'stopped', ref, stopped });
    throw new StoppedError(isClosed ? 'closed' : signal.reason);
  }
  attempt.moveTo({ is: 'trained', ref });
  const seconds = trainedMs / 1000;
  deps.metrics.countRun(status);
  deps.metrics.observeDuration(seconds);
  deps.gate.trained(seconds);
  const read = readings.map((reading) => ({
    iterations: reading.iterations,
    metrics: metricsOf(reading),
  }));
  const engine = engineVersion;
  return { status, iterations, readings: read, curveSha256, costRises, engine, seconds };
}

async function isCancelled({ store }: RunDeps, { sweepId, run }: RunJobData): Promise<boolean> {
  const [state] = await store.readRunStates(sweepId, [run]);
  return state?.status === 'cancelled';
}
