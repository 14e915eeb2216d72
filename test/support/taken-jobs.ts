// Takes single jobs from a real queue, so that a test controls each step.
import { randomUUID } from 'node:crypto';
import {
  createSweepId,
  type DatasetIdentity,
  type RunJobData,
  type RunResult,
  runJobId,
  type SweepJobData,
  type SweepResult,
  sweepJobId,
} from '@sweepq/contract';
import { createSweepSpec, planRun, runJobDataOf } from '@sweepq/plan';
import { createQueues, runJobOptions, sweepJobOptions } from '@sweepq/queue';
import { createStore } from '@sweepq/store';
import { type Job, Worker } from 'bullmq';
import { onTestFinished } from 'vitest';
import { useRedis } from './redis.ts';

const now = '2026-11-24T10:00:00.000Z';

type Options = { dataset?: DatasetIdentity; iterations?: number[]; target?: number };

/** Creates a sweep with one run in the store, without jobs. Returns functions that add and take the jobs. */
export async function useJobs({
  dataset = { name: 'cats', sha256: { train: 'a'.repeat(64), test: 'b'.repeat(64) } },
  iterations = [10],
  target,
}: Options = {}) {
  const { redis, prefix } = useRedis();
  const store = createStore(redis, prefix);
  const queues = createQueues({ connection: redis, prefix, onError: () => undefined });
  onTestFinished(() => queues.close());
  const spec = createSweepSpec(
    {
      ...{ dataset: dataset.name, reuse: false, space: { learningRate: [0.005], iterations } },
      ...(target !== undefined && { stop: { target } }),
    },
    { id: createSweepId(Date.now()), createdAt: now, datasetSha256: dataset.sha256 },
  );
  await store.createSweep(spec);

  /** Takes the next job of a queue. Returns the job and the token of its lock. */
  async function take<Data, Result>(queue: 'runs' | 'sweeps') {
    const worker = new Worker<Data, Result>(queue, null, {
      ...{ connection: redis, prefix, autorun: false },
    });
    onTestFinished(() => worker.close());
    const token = randomUUID();
    const job: Job<Data, Result> | undefined = await worker.getNextJob(token);
    if (job === undefined) throw new Error(`Expected a job in the queue ${queue}.`);
    return { job, token };
  }

  return {
    ...{ redis, prefix, store, queues, spec, now },
    run: { sweepId: spec.id, ...planRun(spec, 0) },
    addRun: () =>
      queues.runs.add('run', runJobDataOf(spec, 0, planRun(spec, 0)), {
        ...runJobOptions,
        jobId: runJobId(spec.id, 0, 0),
      }),
    takeRun: () => take<RunJobData, RunResult>('runs'),
    addSweep: (attempts: number) =>
      queues.sweeps.add(
        'sweep',
        { ...spec, step: 'plan', generation: 0 },
        { ...sweepJobOptions, jobId: sweepJobId(spec.id, 0), attempts },
      ),
    takeSweep: () => take<SweepJobData, SweepResult>('sweeps'),
  };
}
