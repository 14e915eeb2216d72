import { engineVersion } from '@sweepq/core';
import { type RunJobData, type RunResult, trialId } from '@sweepq/queue';
import type { ThreadReading } from '../threads/messages.ts';
import { createCommitter } from './commit.ts';
import type { RunJob, TrainerDeps } from './create-trainer.ts';
import { metricsOf } from './outcomes.ts';
import type { Prepared } from './prepared-cache.ts';
import { createReporter } from './report.ts';
import { createRunTimes, type RunTimes } from './run-times.ts';

type JobContext = { job: RunJob; data: RunJobData; startedAt: string; signal: AbortSignal };

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

async function trainOn(
  deps: TrainerDeps,
  { job, data, startedAt, signal }: JobContext,
  prepared: Prepared,
  times: RunTimes,
): Promise<RunResult> {
  const { preprocessing: _, ...hyperparameters } = data.hyperparameters;
  const start = await deps.cache.findStart(prepared, hyperparameters.seed, signal);
  times.gotStart();
  const reporter = createReporter(deps, job);
  const committer = createCommitter(deps, data, { startedAt, times });
  const readings: ThreadReading[] = [];

  const training = deps.pool.train({
    data: prepared.data,
    start,
    spec: {
      ...hyperparameters,
      readings: data.readings.map(({ iterations }) => iterations),
      earlyStopping: data.earlyStopping ?? undefined,
    },
    signal: AbortSignal.any([signal, committer.failed]),
    onMessage: take,
  });
  // What was committed before the run failed is settled before anybody decides how it ends.
  const last = await training.catch(async (error) => {
    await committer.settled().catch(() => undefined);
    throw error;
  });
  take(last);
  await Promise.all([committer.settled(), reporter.flush()]);
  const { status, costRises, curve, curveSha256, trainedMs } = last.end;
  const seconds = trainedMs / 1000;
  if (status === 'stopped') throw new Error(`The run was stopped: ${String(signal.reason)}.`);
  deps.metrics.countRun(status);
  deps.metrics.observeDuration(seconds);
  deps.onTrained(seconds);
  return {
    status,
    iterations: curve.length,
    readings: readings.map((reading) => ({
      trialId: trialIdOf(data, reading),
      iterations: reading.iterations,
      metrics: metricsOf(reading),
    })),
    curve: last.report.points,
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

function trialIdOf({ sweepId, readings }: RunJobData, { asked }: ThreadReading): string {
  const reading = readings.find(({ iterations }) => iterations === asked);
  if (reading === undefined) throw new Error(`No trial was planned for ${asked} iterations.`);
  return trialId(sweepId, reading.trial);
}
