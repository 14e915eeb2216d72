import type { Sweep } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);

test('a sweep of 10 trials behind one of 10 000 has every second run or so', async () => {
  const service = await useService();
  const queues = useQueues(service);
  await service.startWorker();
  const space = { learningRate: 0.001, iterations: 4_000, seed: seeds(10_000) };
  const large = await service.submit({ space });
  await waitUntil('all of the large sweep is in the queue', async () => {
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
  // Alone it takes 10 runs' time; less than three times as long is less than 20 runs of the other. What is
  // read before and after it, and what is in progress at both, are some runs more.
  expect(after.completed - before.completed).toBeLessThan(20 + 10);
  expect(after.queued).toBeGreaterThan(9_000);
}, 120_000);

test('sweeps that are submitted one after the other advance alike', async () => {
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
  await waitUntil('all are planned and half done', async () => {
    const counts = await readCounts();
    return counts.reduce((sum, { completed }) => sum + completed, 0) > 300;
  });
  const completed = (await readCounts()).map((counts) => counts.completed);
  // The first has a start of what is trained while the others are planned.
  expect(Math.max(...completed) - Math.min(...completed)).toBeLessThan(60);
  for (const { id } of sweeps) await service.waitForSweep(id);
  expect(await queues.runs.getJobCountByTypes('wait', 'prioritized', 'active')).toBe(0);
});
