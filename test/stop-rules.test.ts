// Stop rules, which end a sweep before all its trials have ended.
import type { Sweep } from '@sweepq/client';
import { expect, test } from 'vitest';
import {
  readNoResults,
  readRunsInProgress,
  useQueues,
  waitForEmptyQueue,
} from './support/queues.ts';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);
const long = { learningRate: 0.001, iterations: 1_000_000 };

test('`maxSeconds` ends a sweep that takes longer, stops its threads and empties its queue', async () => {
  const service = await useService();
  const queues = useQueues(service);
  const worker = await service.startWorker();
  const sweep = await service.submit({
    space: { ...long, seed: seeds(50) },
    stop: { maxSeconds: 1.5 },
  });
  const ended = await service.waitForSweep(sweep.id);
  expect(ended).toMatchObject({
    status: 'failed',
    stoppedBy: 'maxSeconds',
    failure: {
      code: 'no-result',
      message: 'The sweep ended without a completed trial: 50 cancelled.',
    },
    counts: { total: 50, completed: 0, cancelled: 50 },
    best: null,
  });
  await waitUntil('no thread trains', async () => (await readRunsInProgress(worker)) === 0);
  await waitForEmptyQueue(queues, sweep.id);
  expect(await service.readSweep(sweep.id)).toEqual(ended);
  await waitUntil(
    'the metric counts the end of the sweep',
    async () => (await readNoResults(worker)) === 1,
  );
});

test('`target` ends a sweep with the trial that reaches it', async () => {
  const service = await useService();
  const queues = useQueues(service);
  await service.startWorker();
  const sweep = await service.submit({
    space: { ...long, iterations: [1, 100, 1_000_000], seed: seeds(40) },
    objective: { metric: 'metrics.train.cost', direction: 'minimize' },
    stop: { target: 0.69 },
  });
  const ended = await service.waitForSweep(sweep.id);
  expect(ended).toMatchObject({ status: 'completed', stoppedBy: 'target' });
  expect(ended.best?.metrics?.train.cost).toBeLessThanOrEqual(0.69);
  expect(ended.counts.cancelled).toBeGreaterThan(40);
  await waitForEmptyQueue(queues, sweep.id);
  expect(await service.readSweep(sweep.id)).toEqual(ended);
});

test('`maxFailures` fails a sweep', async () => {
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

test('refuses an invalid rule, and names its field', async () => {
  const service = await useService();
  const space = { learningRate: 0.001, iterations: 10 };
  const refuse = async (stop: object) =>
    service.submit({ space, stop }).catch((error: Error) => error.message) as Promise<
      Sweep | string
    >;
  expect(await refuse({})).toContain(
    'to have `maxSeconds`, `target`, `maxFailures` or `maxIterations`',
  );
  expect(await refuse({ maxSeconds: 0 })).toContain('`stop.maxSeconds`');
  expect(await refuse({ maxFailures: 1.5 })).toContain('`stop.maxFailures`');
  expect(await refuse({ target: '1' })).toContain('`stop.target`');
});
