import { engineVersion } from '@sweepq/core';
import { type RunJobData, type RunResult, trajectoryOf } from '@sweepq/queue';
import type { ThreadReading } from '../threads/messages.ts';
import { createCommitter } from './commit.ts';
import type { RunJob, TrainerDeps } from './create-trainer.ts';
import { metricsOf } from './outcomes.ts';
import type { Prepared } from './prepared-cache.ts';
import { createReporter } from './report.ts';

type JobContext = { job: RunJob; data: RunJobData; startedAt: string; signal: AbortSignal };

/** Trains a run in a thread, commits its readings as they come, and returns the run's result. */
export function trainJob(deps: TrainerDeps, context: JobContext): Promise<RunResult> {
  const { data, signal } = context;
  const { dataset, hyperparameters } = data;
  const { preprocessing } = hyperparameters;
  const validation = data.validation ?? undefined;
  return deps.cache.lendData({ dataset, preprocessing, validation, signal }, (prepared) =>
    trainOn(deps, context, prepared),
  );
}

async function trainOn(
  deps: TrainerDeps,
  { job, data, startedAt, signal }: JobContext,
  prepared: Prepared,
): Promise<RunResult> {
  const { preprocessing: _, ...hyperparameters } = data.hyperparameters;
  const trajectory = trajectoryOf({ ...data, engine: engineVersion });
  const [start, { open, checkpoint }] = await Promise.all([
    deps.cache.findStart(prepared, hyperparameters.seed, signal),
    deps.store.findResumption(data, data.reuse ? trajectory : undefined),
  ]);
  const asked = data.readings.filter(({ trial }) => open.includes(trial));
  const reporter = createReporter(deps, job, checkpoint?.costs.length ?? 0);
  const committer = createCommitter(deps, data, {
    startedAt,
    trajectory,
    goal: asked.at(-1)?.iterations,
  });
  const readings: ThreadReading[] = [];

  const training = deps.pool.train({
    data: prepared.data,
    start,
    spec: {
      ...hyperparameters,
      readings: asked.map(({ iterations }) => iterations),
      earlyStopping: data.earlyStopping ?? undefined,
    },
    from: checkpoint,
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
  const { status, costRises, curve, curveSha256, seconds, refusal } = last.end;
  if (refusal !== undefined) {
    deps.log.warn({ runId: data.runId, refusal }, 'a checkpoint did not fit: began anew');
  }
  if (status === 'stopped') throw new Error(`The run was stopped: ${String(signal.reason)}.`);
  deps.metrics.countRun(status);
  deps.metrics.observeDuration(seconds);
  deps.onTrained(seconds);
  return {
    status,
    iterations: curve.length,
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
