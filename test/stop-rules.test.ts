// Rules that end a sweep before all its trials have ended.
import type { Sweep } from '@sweepq/queue';
import { expect, test } from 'vitest';
import { readRunsInProgress, useQueues, waitForEmptyQueue } from './support/queues.ts';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);
const long = { learningRate: 0.001, iterations: 1_000_000 };

test('`maxSeconds` ends a sweep that takes longer, with its threads and its queue', async () => {
  const service = await useService();
  const queues = useQueues(service);
  const worker = await service.startWorker();
  const sweep = await service.submit({
    space: { ...long, seed: seeds(50) },
    stop: { maxSeconds: 1.5 },
  });
  const ended = await service.waitForSweep(sweep.id);
  expect(ended).toMatchObject({
    status: 'completed',
    stoppedBy: 'maxSeconds',
    counts: { total: 50, completed: 0, cancelled: 50 },
  });
  await waitUntil('no thread trains', async () => (await readRunsInProgress(worker)) === 0);
  await waitForEmptyQueue(queues, sweep.id);
  expect(await service.readSweep(sweep.id)).toEqual(ended);
});

test('`target` ends a sweep with the trial that reaches it', async () => {
  const service = await useService();
  const queues = useQueues(service);
  await service.startWorker();
  const sweep = await service.submit({
    space: { ...long, iterations: [1, 100, 1_000_000], seed: seeds(40) },
    objective: { metric: 'trainCost', direction: 'minimize' },
    stop: { target: 0.69 },
  });
  const ended = await service.waitForSweep(sweep.id);
  expect(ended).toMatchObject({ status: 'completed', stoppedBy: 'target' });
  expect(ended.best?.metrics?.trainCost).toBeLessThanOrEqual(0.69);
  expect(ended.counts.cancelled).toBeGreaterThan(40);
  await waitForEmptyQueue(queues, sweep.id);
  expect(await service.readSweep(sweep.id)).toEqual(ended);
});

test('`maxFailures` ends a sweep as failed', async () => {
  const service = await useService();
  const queues = useQueues(service);
  await service.startWorker({ homeDir: '/nowhere' });
  const sweep = await service.submit({
    space: { learningRate: 0.001, iterations: [10, 20], seed: seeds(30) },
    stop: { maxFailures: 3 },
  });
  const ended = await service.waitForSweep(sweep.id);
  expect(ended).toMatchObject({ status: 'failed', stoppedBy: 'maxFailures' });
  expect(ended.counts.failed).toBe(4);
  expect(ended.counts.cancelled).toBe(56);
  await waitForEmptyQueue(queues, sweep.id);
});

test('a rule that is none is refused by its name', async () => {
  const service = await useService();
  const space = { learningRate: 0.001, iterations: 10 };
  const refuse = async (stop: object) =>
    service.submit({ space, stop }).catch((error: Error) => error.message) as Promise<
      Sweep | string
    >;
  expect(await refuse({})).toContain('to have `maxSeconds`, `target` or `maxFailures`');
  expect(await refuse({ maxSeconds: 0 })).toContain('`stop.maxSeconds`');
  expect(await refuse({ maxFailures: 1.5 })).toContain('`stop.maxFailures`');
  expect(await refuse({ target: '1' })).toContain('`stop.target`');
});
