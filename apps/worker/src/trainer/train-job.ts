import type { RunJobData, RunResult } from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import { checkpointEveryMs, checkpointShare, firstCheckpointMs } from '@sweepq/queue';
import { inSpan } from '@sweepq/service';
import { iterationsToKeep, type Resumption } from '@sweepq/store';
import type { ThreadReading } from '../threads/messages.ts';
import { createCommitter } from './commit.ts';
import { metricsOf } from './outcomes.ts';
import type { Prepared } from './prepared-cache.ts';
import { readResult } from './read-result.ts';
import { createReporter } from './report.ts';
import type { RunJob, TrainerDeps } from './run-job.ts';
import { createRunTimes, type RunTimes } from './run-times.ts';
import { isMeasuredAtStop, StoppedError } from './stopped-error.ts';
import { SupersededError } from './superseded-error.ts';

type JobContext = {
  job: RunJob;
  data: RunJobData;
  startedAt: string;
  /** Its number, and how many before it crashed in a row. */
  attempt: number;
  /** The word of its begin. */
  begin: string;
  crashes: number;
  trajectory: string;
  /** What is left to do, as it was asked for when the run began. */
  resuming: Promise<Resumption>;
  /** Told once more is saved than there was when it began. */
  onFurther: () => void;
  signal: AbortSignal;
};

/** Trains a run in a thread, commits its readings as they come, and returns the run's result. */
export function trainJob(deps: TrainerDeps, context: JobContext): Promise<RunResult> {
  const { data, signal } = context;
  const { dataset, hyperparameters } = data;
  const { preprocessing } = hyperparameters;
  const validation = data.validation ?? undefined;
  const times = createRunTimes(context.job);
  return deps.cache.lendData({ dataset, preprocessing, validation, signal }, (prepared) => {
    times.gotData(prepared.took);
    return trainOn(deps, context, prepared, times);
  });
}

/** Ends a run whose trials all have outcomes, if nobody has, and returns its result. */
async function endAnswered(
  { store, now }: TrainerDeps,
  { data, attempt, begin }: JobContext,
): Promise<RunResult> {
  const { sweepId, run, objective } = data;
  const end = { status: 'completed', failure: null, finishedAt: now().toISOString() } as const;
  await store.commitRun({ sweepId, run, attempt, begin, objective, outcomes: [], end });
  return readResult(store, data);
}

async function trainOn(
  deps: TrainerDeps,
  context: JobContext,
  prepared: Prepared,
  times: RunTimes,
): Promise<RunResult> {
  const { job, data, startedAt, attempt, begin, crashes, trajectory, resuming, signal } = context;
  const { preprocessing: _, ...hyperparameters } = data.hyperparameters;
  const start = await deps.cache.findStart(prepared, hyperparameters.seed, signal);
  times.gotStart();
  const { open, checkpoint } = await resuming;
  // Another attempt was faster, and has ended the run with its last reading.
  if (open.length === 0) return endAnswered(deps, context);
  const asked = data.readings.filter(({ trial }) => open.includes(trial));
  const from = checkpoint?.costs.length ?? 0;
  const committer = createCommitter(deps, data, {
    ...{ attempt, begin, from, startedAt, times },
    onFurther: context.onFurther,
    trajectory,
    goal: asked.at(-1)?.iterations,
  });
  const reporter = createReporter(deps, job, {
    ...{ attempt, begin, from },
    committed: committer.settled,
  });
  const readings: ThreadReading[] = [];

  const training = inSpan('train', () =>
    deps.pool.train({
      data: prepared.data,
      start,
      spec: {
        ...hyperparameters,
        readings: asked.map(({ iterations }) => iterations),
        earlyStopping: data.earlyStopping ?? undefined,
      },
      from: checkpoint,
      // One whose last attempt crashed keeps saving often: it is to get past the next one, or to be known for it.
      savePace: {
        firstMs: firstCheckpointMs,
        longestMs: crashes > 0 ? firstCheckpointMs : checkpointEveryMs,
        share: checkpointShare,
      },
      keep: iterationsToKeep(data.readings),
      signal: AbortSignal.any([signal, committer.failed]),
      isMeasured: isMeasuredAtStop,
      onMessage: take,
    }),
  );
  // What was committed before the run failed is settled before anybody decides how it ends.
  const last = await training.catch(async (error) => {
    await committer.settled().catch(() => undefined);
    throw error;
  });
  // The run is somebody else's: there is nothing to write for this attempt.
  if (signal.reason === 'lost-lock') throw new SupersededError();
  take(last);
  await Promise.all([committer.settled(), reporter.flush()]);
  const { status, iterations, costRises, curveSha256, trainedMs, refusal } = last.end;
  const seconds = trainedMs / 1000;
  if (refusal !== undefined) {
    deps.log.warn({ refusal }, 'a checkpoint did not fit: began anew');
  }
  const stopped = { last, readings, startedAt, times };
  if (status === 'stopped') throw new StoppedError(signal.reason, stopped);
  // The sweep was closed just before this run ended, so Redis refused its end: the run is cut at its last iteration.
  if (committer.hasLeftOut && (await isCancelled(deps, data)))
    throw new StoppedError('closed', stopped);
  deps.metrics.countRun(status);
  deps.metrics.observeDuration(seconds);
  deps.onTrained(seconds);
  return {
    status,
    iterations,
    readings: readings.map((reading) => ({
      iterations: reading.iterations,
      metrics: metricsOf(reading),
    })),
    curveSha256,
    costRises,
    engine: engineVersion,
    seconds,
  };

  function take(message: Parameters<typeof committer.commit>[0]) {
    readings.push(...message.report.readings);
    committer.commit(message);
    reporter.report(message);
  }
}

async function isCancelled({ store }: TrainerDeps, { sweepId, run }: RunJobData): Promise<boolean> {
  const [state] = await store.readRunStates(sweepId, [run]);
  return state?.status === 'cancelled';
}
