import { newestPlanVersion } from '@sweepq/contract';
import { createLog } from '@sweepq/service';
import type { Store } from '@sweepq/store';
import { useJobs } from '@sweepq/testing/taken-jobs.ts';
import { withoutSearch } from '@sweepq/testing/without-search.ts';
import { expect, test } from 'vitest';
import { returnWhenRefused } from '../control/await-writes.ts';
import { createPlanner } from './create-planner.ts';

const log = createLog({ service: 'test', level: 'silent' });

/** A planner whose planning fails, and a job that it has taken. */
async function usePlanner(
  attempts: number,
  replaced: (store: Store) => Partial<Store> = () => ({}),
) {
  const jobs = await useJobs();
  const { store, queues, spec } = jobs;
  await jobs.addSweep(attempts);
  const broken: Store = {
    ...store,
    createSweep: () => Promise.reject(new Error('It cannot be planned.')),
    ...replaced(store),
  };
  const planner = createPlanner({
    store: broken,
    queues,
    log,
    ...withoutSearch,
    now: () => new Date(jobs.now),
  });
  const plan = returnWhenRefused(planner, { until: async () => undefined });
  const status = async () => (await store.readSweep(spec.id))?.status;
  return { ...jobs, ...(await jobs.takeSweep()), plan, status };
}

test('fails a sweep before its job when the last attempt to plan it failed', async () => {
  const { plan, job, token, status } = await usePlanner(1);
  await expect(plan(job, token)).rejects.toThrow('It cannot be planned.');
  expect(await job.isActive()).toBe(true);
  expect(await status()).toBe('failed');
});

test('leaves a sweep open when BullMQ will retry its planning', async () => {
  const { plan, job, token, status } = await usePlanner(2);
  await expect(plan(job, token)).rejects.toThrow('It cannot be planned.');
  expect(await status()).toBe('queued');
});

test('returns the job to the queue when Redis refuses the end of the sweep, and ends the sweep at the next delivery', async () => {
  let refusals = 1;
  const { plan, job, token, status, takeSweep } = await usePlanner(1, (store) => ({
    async failSweep(...end) {
      if (refusals === 0) return store.failSweep(...end);
      refusals -= 1;
      const message = "OOM command not allowed when used memory > 'maxmemory'.";
      throw Object.assign(new Error(message), { name: 'ReplyError' });
    },
  }));
  await expect(plan(job, token)).rejects.toMatchObject({ name: 'WaitingError' });
  expect(await status()).toBe('queued');
  const next = await takeSweep();
  expect(next.job.attemptsMade).toBe(0);
  await expect(plan(next.job, next.token)).rejects.toThrow('It cannot be planned.');
  expect(await status()).toBe('failed');
});

test('does not fail a sweep when the planner has lost the lock of its job', async () => {
  const { plan, job, token, status } = await usePlanner(1);
  await job.moveToWait(token);
  await expect(plan(job, token)).rejects.toThrow('It cannot be planned.');
  expect(await status()).toBe('queued');
});

test('returns a sweep with a later plan version to the queue and does not plan it', async () => {
  const { spec, queues, store, addSweep, takeSweep, now } = await useJobs();
  await addSweep(1);
  const { job, token } = await takeSweep();
  await job.updateData({ ...job.data, planVersion: newestPlanVersion + 1 });
  const plan = createPlanner({ store, queues, log, ...withoutSearch, now: () => new Date(now) });
  await expect(plan(job, token)).rejects.toMatchObject({ name: 'DelayedError' });
  expect(await job.isDelayed()).toBe(true);
  expect((await queues.sweeps.getJob(spec.id))?.attemptsMade).toBe(0);
  expect(await queues.runs.count()).toBe(0);
  expect((await store.readSweep(spec.id))?.status).toBe('queued');
});
