import { createSweepId, type RunJobData } from '@sweepq/contract';
import type { Store } from '@sweepq/store';
import { completedAt } from '@sweepq/testing/outcome.ts';
import { shareRunProcessor } from '@sweepq/testing/run-processor.ts';
import { describe, expect, test } from 'vitest';
import { createAttempt } from './attempt.ts';
import { createRunProcessor } from './process-run.ts';
import { settle } from './settle.ts';

const useRunProcessor = shareRunProcessor();

test('counts a completed run for the worker that trained it, and not for a worker that only reads the result', async () => {
  const { takeRun, train, verdicts } = await useRunProcessor();
  const { job, token } = await takeRun();
  const trained = await train(job, token);
  expect(trained).toMatchObject({
    status: 'completed',
    read: [[trained.iterations, expect.any(Number), expect.any(Number), expect.any(Number)]],
  });
  expect(verdicts).toEqual(['completed']);
  // The job is delivered again, as if its worker had died before it completed the job.
  const read = await train(job, token);
  expect(read).toEqual(trained);
  expect(verdicts).toEqual(['completed', 'neither']);
});

test('queues a run that fails after its sweep was paused, and counts no crash when the sweep continues', async () => {
  const { store, spec, run, takeRun, deps, now } = await useRunProcessor();
  const { job, token } = await takeRun();
  const { attempt: number, begin } = await store.startRun(run, { startedAt: now });
  await store.pauseSweep(spec.id);
  const attempt = createAttempt(job, token);
  attempt.moveTo({ is: 'started', ref: { attempt: number, begin } });
  const error = Object.assign(new Error('It cannot be trained.'), { retriable: false });
  const settled = await settle(deps, attempt, error);
  expect(settled).toMatchObject({ error: { name: 'RunHaltedError' }, verdict: 'neither' });
  expect((await store.readRunStates(spec.id, [0]))[0]).toMatchObject({ status: 'queued' });
  expect((await store.readSweep(spec.id))?.counts).toMatchObject({ queued: 1, running: 0 });
  await store.resumeSweep(spec.id, 1);
  const again = await store.startRun(run, { startedAt: now, generation: 1 });
  expect(again).toMatchObject({ state: 'started', crashes: 0 });
});

describe('after Redis lost its last writes', () => {
  test('commits lost readings again with the end of the run', async () => {
    const { store, spec, takeRun, deps } = await useRunProcessor({ iterations: [10, 200_000] });
    let commits = 0;
    /** Acknowledges the first reading, and loses it before the next commit. */
    const forgetful: Store = {
      ...store,
      async commitRun(commit) {
        commits += 1;
        if (commits === 1) return commit.outcomes.map(({ trial }) => trial);
        return store.commitRun(commit);
      },
    };
    const train = createRunProcessor({ ...deps, store: forgetful });
    const { job, token } = await takeRun();
    await train(job, token);
    expect(commits).toBeGreaterThan(2);
    const trials = await store.readTrials(spec, [0, 1]);
    expect(trials.map(({ status }) => status)).toEqual(['completed', 'completed']);
    expect(trials[0]?.modelSha256).not.toBe(trials[1]?.modelSha256);
    expect((await store.readSweep(spec.id))?.counts).toMatchObject({ completed: 2, running: 0 });
    expect(await store.readModel({ sweepId: spec.id, trial: 0 })).toBeDefined();
  });

  test.each(['paused', 'closed'] as const)(
    'returns a run to the queue if it was stopped because its sweep was %s, and the sweep is open',
    async (halt) => {
      const { store, spec, run, takeRun, deps, now } = await useRunProcessor();
      const { job, token } = await takeRun();
      const { attempt: number, begin } = await store.startRun(run, { startedAt: now });
      const attempt = createAttempt(job, token, AbortSignal.abort(halt));
      attempt.moveTo({ is: 'started', ref: { attempt: number, begin } });
      const settled = await settle(deps, attempt, new Error('stopped'));
      expect(settled).toMatchObject({ error: { name: 'WaitingError' }, verdict: 'neither' });
      expect((await store.readRunStates(spec.id, [0]))[0]).toMatchObject({ status: 'queued' });
      expect(await job.isWaiting()).toBe(true);
    },
  );

  test('returns a run to the queue if Redis loses the end of the run after it answered that the run has ended', async () => {
    const { store, takeRun, deps } = await useRunProcessor();
    const { job, token } = await takeRun();
    const startRun: Store['startRun'] = async () => ({
      ...{ state: 'ended', attempt: 0, begin: '', crashes: 0, lastCrash: undefined },
      startedMs: undefined,
    });
    const train = createRunProcessor({ ...deps, store: { ...store, startRun } });
    await expect(train(job, token)).rejects.toMatchObject({ name: 'WaitingError' });
    expect(await job.isWaiting()).toBe(true);
  });
});

test('ends a run without training if all its trials have outcomes', async () => {
  const { store, spec, run, takeRun, train, now } = await useRunProcessor();
  const outcomes = run.readings.map(({ trial }) => ({ trial, outcome: completedAt(now) }));
  await store.commitRun({ ...run, objective: spec.objective, outcomes });
  const { job, token } = await takeRun();
  expect(await train(job, token)).toMatchObject({ status: 'completed' });
  expect((await store.readRunStates(spec.id, [0]))[0]?.finishedAt).toBe(now);
});

test('trains a run with the planned hyperparameters if its job data were changed', async () => {
  const honest = await useRunProcessor();
  const taken = await honest.takeRun();
  await honest.train(taken.job, taken.token);
  const [expected] = await honest.store.readTrials(honest.spec, [0]);
  const [expectedRun] = await honest.store.readRunStates(honest.spec.id, [0]);

  const { queues, spec, takeRun, train, store } = await useRunProcessor();
  const [queued] = await queues.runs.getJobs('wait');
  const planned = queued?.data as RunJobData;
  const hyperparameters = { ...planned.hyperparameters, learningRate: 0.0001 };
  await queued?.updateData({ ...planned, hyperparameters });
  const { job, token } = await takeRun();
  expect(job.data.hyperparameters.learningRate).toBe(0.0001);
  expect(await train(job, token)).toMatchObject({ status: 'completed' });
  const [run] = await store.readRunStates(spec.id, [0]);
  expect(run).toMatchObject({ status: 'completed', curveSha256: expectedRun?.curveSha256 });
  const [trial] = await store.readTrials(spec, [0]);
  expect(trial?.metrics).toEqual(expected?.metrics);
  const stored = await queues.runs.getJob(job.id ?? '');
  expect(stored?.data).toEqual(planned);
});

test.each([
  ['with an id that no run has', () => 'forged', /id of this job/],
  ['of a run that the plan does not have', (id: string) => `${id}-r7`, /no such run/],
  [
    'of a sweep that is not there',
    () => `${createSweepId(0)}-r0`,
    /no longer exists|before this run/,
  ],
])('a job %s fails, and writes nothing', async (_title, idOf, message) => {
  const { queues, spec, takeRun, train, store } = await useRunProcessor();
  const real = await takeRun();
  await queues.runs.add('forged', real.job.data, { jobId: idOf(spec.id) });
  const { job, token } = await takeRun();
  await expect(train(job, token)).rejects.toThrow(message);
  expect(await store.readRunStates(spec.id, [0])).toEqual([undefined]);
  expect((await store.readSweep(spec.id))?.counts).toMatchObject({ queued: 1, failed: 0 });
});
