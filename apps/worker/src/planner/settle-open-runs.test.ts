import { createSweepId } from '@sweepq/contract';
import { createSweepSpec, planRun } from '@sweepq/plan';
import { createQueues } from '@sweepq/queue';
import { createLog } from '@sweepq/service';
import { createStore } from '@sweepq/store';
import { completedAt } from '@sweepq/testing/outcome.ts';
import { useRedis } from '@sweepq/testing/redis.ts';
import { useJobs } from '@sweepq/testing/taken-jobs.ts';
import { withoutSearch } from '@sweepq/testing/without-search.ts';
import { UnrecoverableError } from 'bullmq';
import { expect, onTestFinished, test } from 'vitest';
import { RunHaltedError } from '../run/run-errors.ts';
import { finishSweep } from './finish-sweep.ts';
import { settleOpenRuns } from './settle-open-runs.ts';

const now = '2026-11-24T10:00:00.000Z';
const log = createLog({ service: 'test', level: 'silent' });

/** Two runs of two trials each, without jobs. */
async function useSweep() {
  const { redis, prefix } = useRedis();
  const store = createStore(redis, prefix);
  const queues = createQueues({ connection: redis, prefix, onError: () => undefined });
  onTestFinished(() => queues.close());
  const spec = createSweepSpec(
    { dataset: 'cats', space: { learningRate: [0.1, 0.2], iterations: [10, 20] } },
    {
      ...{ id: createSweepId(0), createdAt: now },
      datasetSha256: { train: 'a'.repeat(64), test: 'b'.repeat(64) },
    },
  );
  await store.createSweep(spec);
  const begin = (run: number) =>
    store.startRun({ sweepId: spec.id, ...planRun(spec, run) }, { startedAt: now });
  const commit = (run: number, trials: number[], end?: { status: 'completed'; failure: null }) =>
    store.commitRun({
      ...{ sweepId: spec.id, run, objective: spec.objective },
      outcomes: trials.map((trial) => ({ trial, outcome: completedAt(now) })),
      ...(end && { end: { ...end, finishedAt: now } }),
    });
  const deps = { store, queues, log, ...withoutSearch, now: () => new Date(now) };
  const counts = async () => (await store.readSweep(spec.id))?.counts;
  return { redis, prefix, store, queues, spec, begin, commit, deps, counts };
}

const completed = { status: 'completed', failure: null } as const;

test('queues a run without a job again, with its trials that have no outcome', async () => {
  const { store, spec, begin, commit, deps, counts } = await useSweep();
  await begin(0);
  await commit(0, [0]);
  await commit(1, [2, 3], completed);
  expect(await settleOpenRuns(deps, { spec, isExhausted: false }, 0)).toBe(1);
  expect(await counts()).toMatchObject({ queued: 1, running: 0, completed: 3, failed: 0 });
  expect((await store.readRunStates(spec.id, [0]))[0]).toMatchObject({ status: 'queued' });
  const statuses = (await store.readTrials(spec, [0, 1])).map(({ status }) => status);
  expect(statuses).toEqual(['completed', 'queued']);
});

test('queues a run again if it is marked as ended but a trial has no outcome', async () => {
  const { store, spec, begin, commit, deps } = await useSweep();
  await begin(0);
  // Earlier versions wrote such a record after Redis had lost the first reading.
  await commit(0, [1], completed);
  await commit(1, [2, 3], completed);
  expect(await settleOpenRuns(deps, { spec, isExhausted: false }, 0)).toBe(1);
  expect(await begin(0)).toMatchObject({ state: 'started' });
  expect((await store.readTrials(spec, [0]))[0]?.status).toBe('running');
});

test('ends a run whose trials all have outcomes', async () => {
  const { store, spec, begin, commit, deps } = await useSweep();
  await begin(0);
  await commit(0, [0, 1]);
  await commit(1, [2, 3], completed);
  expect(await settleOpenRuns(deps, { spec, isExhausted: false }, 0)).toBe(0);
  expect((await store.readRunStates(spec.id, [0]))[0]).toMatchObject({ status: 'completed' });
});

test('fails a run with the code job-removed after it was queued again 5 times in a row', async () => {
  const { store, spec, commit, deps } = await useSweep();
  await commit(1, [2, 3], completed);
  for (let k = 0; k < 5; k++)
    expect(await settleOpenRuns(deps, { spec, isExhausted: false }, 0)).toBe(1);
  expect(await settleOpenRuns(deps, { spec, isExhausted: false }, 0)).toBe(0);
  const trials = await store.readTrials(spec, [0, 1]);
  expect(trials.map(({ failure }) => failure?.code)).toEqual(['job-removed', 'job-removed']);
});

test('resets the count of repeated queueing when the run makes progress', async () => {
  const { spec, begin, deps, store, commit } = await useSweep();
  await commit(1, [2, 3], completed);
  for (let k = 0; k < 5; k++) await settleOpenRuns(deps, { spec, isExhausted: false }, 0);
  const { attempt, begin: word } = await begin(0);
  const outcomes = [{ trial: 0, outcome: completedAt(now) }];
  const { objective } = spec;
  await store.commitRun({ sweepId: spec.id, run: 0, objective, attempt, begin: word, outcomes });
  expect(await settleOpenRuns(deps, { spec, isExhausted: false }, 0)).toBe(1);
});

test('fails the trials of a run whose job failed, with the reason from BullMQ', async () => {
  const { store, queues, spec, addRun, takeRun } = await useJobs();
  await addRun();
  const { job, token } = await takeRun();
  await job.moveToFailed(new UnrecoverableError('job stalled more than allowable limit'), token);
  const deps = { store, queues, log, ...withoutSearch, now: () => new Date(now) };
  expect(await settleOpenRuns(deps, { spec, isExhausted: false }, 0)).toBe(0);
  const [trial] = await store.readTrials(spec, [0]);
  expect(trial?.failure).toEqual({
    code: 'run-failed',
    message: 'job stalled more than allowable limit',
  });
});

test.each(['paused', 'closed'] as const)(
  'queues a run again if its job ended because its sweep was %s, and the sweep is open',
  async (halt) => {
    const { store, queues, spec, addRun, takeRun } = await useJobs();
    await addRun();
    const { job, token } = await takeRun();
    await job.moveToFailed(new RunHaltedError(halt), token);
    const deps = { store, queues, log, ...withoutSearch, now: () => new Date(now) };
    expect(await settleOpenRuns(deps, { spec, isExhausted: false }, 0)).toBe(1);
    expect((await store.readTrials(spec, [0]))[0]?.status).toBe('queued');
  },
);

test('does not end a sweep with an open run, and adds a job of the next generation', async () => {
  const { store, queues, spec, begin, deps } = await useSweep();
  await begin(0);
  await finishSweep(deps, { id: spec.id, generation: 0 });
  const sweep = await store.readSweep(spec.id);
  expect(sweep).toMatchObject({ finishedAt: null, generation: 1 });
  const job = await queues.sweeps.getJob(`${spec.id}-g1`);
  expect(job?.data).toMatchObject({ step: 'resume', generation: 1 });
});

test('does not change the runs of a paused sweep or of another generation', async () => {
  const { store, spec, begin, deps } = await useSweep();
  await begin(0);
  const before = await store.readRunStates(spec.id, [0, 1]);
  expect(await settleOpenRuns(deps, { spec, isExhausted: false }, 7)).toBe(0);
  await store.pauseSweep(spec.id);
  expect(await settleOpenRuns(deps, { spec, isExhausted: false }, 1)).toBe(0);
  expect(await store.readRunStates(spec.id, [0, 1])).toEqual(before);
});

test('queues a run again if its job completed after a retry and BullMQ still has the reason of the failed attempt', async () => {
  const { store, queues, spec, addRun, takeRun } = await useJobs();
  await addRun();
  const failed = await takeRun();
  await failed.job.moveToFailed(new Error('read ECONNRESET'), failed.token);
  await failed.job.promote();
  const { job, token } = await takeRun();
  await job.moveToCompleted({} as never, token, false);
  const stored = await queues.runs.getJob(job.id ?? '');
  expect([await stored?.getState(), stored?.failedReason]).toEqual([
    'completed',
    'read ECONNRESET',
  ]);
  const deps = { store, queues, log, ...withoutSearch, now: () => new Date(now) };
  expect(await settleOpenRuns(deps, { spec, isExhausted: false }, 0)).toBe(1);
  expect((await store.readTrials(spec, [0]))[0]?.status).toBe('queued');
});
