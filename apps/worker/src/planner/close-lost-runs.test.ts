import { createQueues, createStore, createSweepId, createSweepSpec, planRun } from '@sweepq/queue';
import { createLog } from '@sweepq/service';
import { UnrecoverableError } from 'bullmq';
import { expect, onTestFinished, test } from 'vitest';
import { completedAt } from '../../../../test/support/outcome.ts';
import { useRedis } from '../../../../test/support/redis.ts';
import { useJobs } from '../../../../test/support/taken-jobs.ts';
import { closeLostRuns } from './close-lost-runs.ts';

test('trials whose run was lost end as failed with the reason, and those that have ended stay', async () => {
  const { redis, prefix } = useRedis();
  const store = createStore(redis, prefix);
  const queues = createQueues({ connection: redis, prefix, onError: () => undefined });
  onTestFinished(() => queues.close());
  const now = '2026-11-24T10:00:00.000Z';
  const datasetSha256 = { train: 'a'.repeat(64), test: 'b'.repeat(64) };
  const spec = createSweepSpec(
    { dataset: 'cats', space: { learningRate: [0.1, 0.2], iterations: [10, 20] } },
    { id: createSweepId(0), createdAt: now, datasetSha256 },
  );
  await store.createSweep(spec);
  await store.startRun({ sweepId: spec.id, ...planRun(spec, 0) }, { startedAt: now });
  const { objective } = spec;
  const outcomes = [{ trial: 0, outcome: completedAt(now) }];
  await store.commitRun({ sweepId: spec.id, run: 0, objective, outcomes });

  const log = createLog({ service: 'test', level: 'silent' });
  await closeLostRuns({ store, queues, log, now: () => new Date(now) }, spec, 0);

  const trials = await store.readTrials(spec, [0, 1, 2, 3]);
  expect(trials.map(({ status, failure }) => [status, failure?.code])).toEqual([
    ['completed', undefined],
    ['failed', 'job-removed'],
    ['failed', 'job-removed'],
    ['failed', 'job-removed'],
  ]);
  expect((await store.readSweep(spec.id))?.counts).toEqual({
    total: 4,
    queued: 0,
    running: 0,
    completed: 1,
    failed: 3,
    diverged: 0,
    cancelled: 0,
  });
});

test('trials whose job failed where nothing else could end the run say what BullMQ says of it', async () => {
  const { store, queues, spec, addRun, takeRun, now } = await useJobs();
  await addRun();
  const { job, token } = await takeRun();
  await job.moveToFailed(new UnrecoverableError('job stalled more than allowable limit'), token);
  const log = createLog({ service: 'test', level: 'silent' });
  await closeLostRuns({ store, queues, log, now: () => new Date(now) }, spec, 0);
  const [trial] = await store.readTrials(spec, [0]);
  expect(trial?.failure).toEqual({
    code: 'run-failed',
    message: 'job stalled more than allowable limit',
  });
});
