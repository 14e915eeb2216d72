// The processor of the queue `runs`: one run from its job to its outcome in the store.
import { type RunJobData, type RunResult, runId } from '@sweepq/contract';
import { logWith, nameSpan } from '@sweepq/service';
import type { RunVerdict } from '../control/fitness.ts';
import { returnToQueue } from '../control/return-to-queue.ts';
import type { ThreadReading, TrainingMessage } from '../threads/messages.ts';
import { type Attempt, createAttempt, type RunJob, stopEarlierAttempts } from './attempt.ts';
import { createCommitter } from './commit.ts';
import { cutRun } from './cut-run.ts';
import { createPaceSampler, type SamplePace } from './pace-of.ts';
import { type PreparedRun, prepareRun } from './prepare-run.ts';
import { endAnsweredRun, readResult } from './read-result.ts';
import { createReporter } from './report.ts';
import { resultReading, rounded } from './result-reading.ts';
import type { RunDeps } from './run-deps.ts';
import { StoppedError, SupersededError } from './run-errors.ts';
import { createRunPlans, type RunPlans } from './run-plans.ts';
import { isBelowLastRung } from './rung.ts';
import { settle } from './settle.ts';
import { assertStarted, type StartedRun, startRun } from './start-run.ts';
import { createSuspects, type SuspectPermit, type Suspects } from './suspects.ts';
import { trainInThread } from './train-in-thread.ts';

/** Bull Board shows the result of this processor. BullMQ passes a signal only to a processor with three parameters. */
export function createRunProcessor(deps: RunDeps) {
  const shared = {
    ...deps,
    suspects: createSuspects(deps),
    plans: createRunPlans(deps),
    samplePace: createPaceSampler(),
  };
  return async (
    job: RunJob,
    token: string | undefined,
    signal?: AbortSignal,
  ): Promise<RunResult> => {
    const attempt = createAttempt(job, token, signal);
    const about = aboutRun(attempt);
    if (await stopEarlierAttempts(deps.inProgress, attempt.jobId)) {
      deps.log.warn(about, 'stopped an earlier attempt in this worker that had lost its lock');
      return returnToQueue({ job, token });
    }
    nameSpan(about);
    const log = logWith(deps.log, () => ({ ...about, ...attemptOf(attempt) }));
    const result = processRun({ ...shared, log }, attempt).finally(() =>
      advanceAfter(shared, attempt),
    );
    attempt.ended = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  };
}

/**
 * Lets the planner go on with an adaptive search, or judge a rung, after an attempt. Called before the job ends, so that the job of the sweep does not wake first.
 * An error is only logged, because the job of the sweep advances the search, too, when all queued runs have ended.
 */
async function advanceAfter(
  { plans, onEnded, log }: ProcessDeps,
  { job, id }: Attempt,
): Promise<void> {
  const isAwaited = job.data.adaptive === true || job.data.rung !== undefined;
  const spec = isAwaited && id ? plans.specOf(id) : undefined;
  if (!spec || id === undefined) return;
  await onEnded(spec, id.generation).catch((err) =>
    log.warn({ err, ...aboutRun({ id }) }, 'could not advance the sweep'),
  );
}

/** The fields of log lines about a run. */
const aboutRun = ({ id }: Pick<Attempt, 'id'>) =>
  id === undefined ? {} : { sweepId: id.sweepId, runId: runId(id.sweepId, id.index) };

/** The number of an attempt that has started, for log lines. */
const attemptOf = ({ state }: Attempt) =>
  state.is === 'waiting' ? {} : { attempt: state.ref.attempt };

type ProcessDeps = RunDeps & { suspects: Suspects; plans: RunPlans; samplePace: SamplePace };

/** The steps of an attempt: start, prepare, train, commit, settle. */
async function processRun(deps: ProcessDeps, attempt: Attempt): Promise<RunResult> {
  const { store, metrics, inProgress, gate, log } = deps;
  let verdict: RunVerdict = 'neither';
  metrics.runsInProgress.inc();
  // The attempt is added before the store is read: if the sweep is halted after the read, `stopHaltedRuns` finds the attempt in this set.
  inProgress.add(attempt);
  gate.begun();
  try {
    const permit = attempt.hold(await deps.suspects.acquirePermit(attempt));
    const run = await startRun(deps, attempt);
    attempt.moveTo({ is: 'started', ref: run.ref });
    if (run.state === 'ended') {
      // The worker of the previous attempt may have died after the sweep was closed and before the worker had cut the run.
      await cutRun(deps, { id: attempt.id, by: 'any' });
      return await readResult(store, run.data);
    }
    assertStarted(run);
    const { crashes, lastCrash: crash, ref } = run;
    nameSpan({ attempt: ref.attempt });
    if (crashes > 0) log.warn({ crashes, crash }, 'starts a run that has crashed before');
    metrics.observeWait(attempt.job);
    const prepared = await prepareRun(deps, attempt, run);
    // An earlier attempt has committed the last reading.
    if (prepared.asked.length === 0) return await endAnsweredRun(deps, run);
    return await trainAndCommit(deps, attempt, { run, prepared, permit });
  } catch (error) {
    attempt.releaseAll();
    const settled = await settle(deps, attempt, error);
    verdict = settled.verdict;
    throw settled.error;
  } finally {
    attempt.releaseAll();
    inProgress.delete(attempt);
    metrics.runsInProgress.dec();
    // Only a run that this attempt has trained counts as completed by this worker.
    gate.ended(attempt.state.is === 'trained' ? 'completed' : verdict);
  }
}

type ReadyRun = { run: StartedRun; prepared: PreparedRun; permit: SuspectPermit };

/** Trains the run in a thread, and commits each reading and checkpoint that the thread sends. */
async function trainAndCommit(
  deps: ProcessDeps,
  attempt: Attempt,
  { run, prepared, permit }: ReadyRun,
): Promise<RunResult> {
  const { signal } = attempt;
  const { ref, startedAt } = run;
  const readings: ThreadReading[] = [];
  const committer = createCommitter(deps, run, prepared, permit);
  const reporter = createReporter(deps, attempt.job, {
    ...{ ...ref, from: prepared.from },
    committed: committer.settled,
  });
  attempt.onWatched = reporter.watch;
  const take = (message: TrainingMessage) => {
    readings.push(...message.report.readings);
    committer.commit(message);
    reporter.report(message);
  };

  const last = await trainInThread(deps, run, prepared, {
    signal,
    savedCosts: committer.savedCosts,
    onThread: committer.stopWhenFailed,
    onMessage: take,
  }).catch(async (error) => {
    // `settle` must decide about the run only after all earlier commits are done.
    await committer.settled().catch(() => undefined);
    throw error;
  });
  // Another attempt may have started the run: this attempt must not write anything.
  if (signal.reason === 'lost-lock') throw new SupersededError();
  take(last);
  await Promise.all([committer.settled(), reporter.flush()]);

  const { status, iterations, trainedMs, refusal } = last.end;
  if (refusal !== undefined) {
    deps.log.warn({ refusal }, 'could not resume from a checkpoint: started from iteration 0');
  }
  // If the sweep was closed just before the run ended, Redis has refused the end of the run. Then the run is cut at its last iteration.
  const isClosed =
    status !== 'stopped' && committer.hasLeftOut && (await isCancelled(deps, run.data));
  if (status === 'stopped' || isClosed) {
    const stopped = { last, readings, startedAt, times: prepared.times };
    attempt.moveTo({ is: 'stopped', ref, stopped });
    throw new StoppedError(isClosed ? 'closed' : signal.reason);
  }
  attempt.moveTo({ is: 'trained', ref });
  const seconds = trainedMs / 1000;
  if (!isBelowLastRung(run.data) || status === 'diverged') deps.metrics.countRun(status);
  deps.metrics.observeDuration(seconds);
  deps.gate.trained(seconds);
  const read = readings.map(({ iterations, metrics: { train, test } }) =>
    resultReading(iterations, [train.cost, train.accuracy, test.accuracy]),
  );
  return { status, iterations, read, seconds: rounded(seconds) };
}

async function isCancelled({ store }: RunDeps, { sweepId, run }: RunJobData): Promise<boolean> {
  const [state] = await store.readRunStates(sweepId, [run]);
  return state?.status === 'cancelled';
}
