import { sampleCurve } from '@sweepq/core';
import { type RunJobData, type RunResult, trialId } from '@sweepq/queue';
import type { ThreadReading } from '../threads/messages.ts';
import { createCommitter } from './commit.ts';
import type { RunJob, TrainerDeps } from './create-trainer.ts';
import { metricsOf } from './outcomes.ts';
import { createReporter } from './report.ts';

export const resultPoints = 200;

type JobContext = { job: RunJob; data: RunJobData; startedAt: string; signal: AbortSignal };

/** Trains a run in a thread, commits each reading as it comes, and returns the run's result. */
export async function trainJob(deps: TrainerDeps, context: JobContext): Promise<RunResult> {
  const { job, data, startedAt, signal } = context;
  const { learningRate, seed, initScale } = data.hyperparameters;
  const reporter = createReporter(deps, job);
  const committer = createCommitter(deps, data, startedAt);
  const readings: ThreadReading[] = [];

  const { result, curveSha256, seconds } = await deps.pool.train({
    data: await deps.loadData(data.dataset),
    spec: { learningRate, seed, initScale, readings: data.readings.map((r) => r.iterations) },
    signal: AbortSignal.any([signal, committer.failed]),
    onMessage(message) {
      if (message.type === 'progress') return reporter.progress(message);
      readings.push(message.reading);
      committer.commitReading(message.reading, message.curve);
    },
  });
  if (result.status === 'stopped') {
    await committer.settled();
    throw new Error(`The run was stopped: ${String(signal.reason)}.`);
  }
  committer.commitEnd({ status: result.status, curve: result.curve, curveSha256, seconds });
  await committer.settled();
  await reporter.flush();
  deps.metrics.countRun(result.status);
  deps.metrics.observeDuration(seconds);
  return {
    status: result.status,
    iterations: result.iterations,
    readings: readings.map((reading) => ({
      trialId: trialIdAt(data, reading.iterations),
      iterations: reading.iterations,
      metrics: metricsOf(reading),
    })),
    curve: sampleCurve(result.curve, resultPoints),
    curveSha256,
    seconds,
  };
}

function trialIdAt({ sweepId, readings }: RunJobData, iterations: number): string {
  const reading = readings.find((planned) => planned.iterations === iterations);
  if (reading === undefined) throw new Error(`No trial was planned for ${iterations} iterations.`);
  return trialId(sweepId, reading.trial);
}
