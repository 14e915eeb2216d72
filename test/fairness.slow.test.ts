import type { Sweep } from '@sweepq/client';
import { expect, test } from 'vitest';
import { useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);

test('a sweep of 10 trials gets about every second run while a sweep of 10 000 trials waits before it', async () => {
  const service = await useService();
  const queues = useQueues(service);
  await service.startWorker();
  const space = { learningRate: 0.001, iterations: 4_000, seed: seeds(10_000) };
  const large = await service.submit({ space });
  await waitUntil('all runs of the large sweep are in the queue', async () => {
    const job = await queues.sweeps.getJob(large.id);
    return (await job?.getState()) === 'waiting-children';
  });
  const before = (await service.readSweep(large.id)).counts;
  const small = await service.submit({
    space: { ...space, learningRate: 0.002, seed: seeds(10) },
  });
  const done = await service.waitForSweep(small.id);
  const after = (await service.readSweep(large.id)).counts;
  expect(done.counts.completed).toBe(10);
  // With equal turns, the large sweep also completes 10 runs in this time. The bound is twice that, and 10 more for runs that are in
  // progress when the counts are read.
  expect(after.completed - before.completed).toBeLessThan(20 + 10);
  expect(after.queued).toBeGreaterThan(9_000);
}, 120_000);

test('three sweeps submitted one after the other advance at the same rate', async () => {
  const service = await useService();
  const queues = useQueues(service);
  const space = { learningRate: 0.001, iterations: 500 };
  const sweeps: Sweep[] = [];
  for (let k = 0; k < 3; k++) {
    sweeps.push(await service.submit({ space: { ...space, seed: seeds(200).map((s) => s + k) } }));
  }
  await service.startWorker({ threads: 1 });
  const readCounts = () =>
    Promise.all(sweeps.map(async ({ id }) => (await service.readSweep(id)).counts));
  await waitUntil('half of all trials are completed', async () => {
    const counts = await readCounts();
    return counts.reduce((sum, { completed }) => sum + completed, 0) > 300;
  });
  const completed = (await readCounts()).map((counts) => counts.completed);
  // The first sweep has more completed runs, because it was trained while the others were planned.
  expect(Math.max(...completed) - Math.min(...completed)).toBeLessThan(60);
  for (const { id } of sweeps) await service.waitForSweep(id);
  expect(await queues.runs.getJobCountByTypes('wait', 'prioritized', 'active')).toBe(0);
});
