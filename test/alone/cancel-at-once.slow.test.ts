// Measures the duration of a cancel. No other test runs at the same time.
import { setTimeout as delay } from 'node:timers/promises';
import type { Run } from '@sweepq/client';
import { expect, test } from 'vitest';
import { readCpuSeconds, readLag, readRunsInProgress, useQueues } from '../support/queues.ts';
import { useService } from '../support/service.ts';
import { cancel, long, seeds, waitForNothingLeft } from '../support/steering.ts';
import { waitUntil } from '../support/wait.ts';

test('a cancel stops the training of its sweep in every worker within 1 s, and does not affect other sweeps', async () => {
  const service = await useService();
  const queues = useQueues(service);
  const workers = [await service.startWorker(), await service.startWorker()];
  const runsInProgress = async () =>
    (await Promise.all(workers.map(readRunsInProgress))).reduce((sum, runs) => sum + runs);
  const other = await service.submit({ space: { ...long, iterations: 150_000 } });
  const sweep = await service.submit({
    space: { ...long, iterations: [10, 1_000_000], seed: seeds(8) },
  });
  await waitUntil('every thread trains a run', async () => (await runsInProgress()) === 4);
  await waitUntil('some trials are done', async () => {
    const { counts } = await service.readSweep(sweep.id);
    return counts.completed >= 3 && counts.running >= 3;
  });

  const startedAt = performance.now();
  const { status, answer } = await cancel(service, sweep.id);
  expect([status, answer.status]).toEqual([202, 'cancelled']);
  expect(answer.counts).toMatchObject({ total: 16, queued: 0, running: 0, failed: 0 });
  expect(answer.counts.completed + answer.counts.cancelled).toBe(16);
  // The run of the other sweep may continue.
  await waitUntil('the threads are idle', async () => (await runsInProgress()) <= 1);
  expect(performance.now() - startedAt).toBeLessThan(1_000);

  await waitForNothingLeft(queues, sweep.id);
  expect(await service.readSweep(sweep.id)).toEqual(answer);
  const trials = await service.listTrials(sweep.id);
  expect(countBy(trials)).toEqual({
    completed: answer.counts.completed,
    cancelled: answer.counts.cancelled,
  });
  const { items } = await service.get<{ items: Run[] }>(`/v1/sweeps/${sweep.id}/runs`);
  expect(countBy(items)).toEqual({ cancelled: 8 });
  expect(await service.waitForSweep(other.id)).toMatchObject({ counts: { completed: 1 } });
});

const idleMs = 2_000;

test('a cancel of 10 000 queued trials blocks neither the api nor the worker', async () => {
  const service = await useService({ apart: true });
  const queues = useQueues(service);
  const worker = await service.startWorker({ threads: 1 });
  const space = { ...long, learningRate: seeds(100).map((k) => 0.001 + k / 1e6), seed: seeds(100) };
  const sweep = await service.submit({ space });
  await waitUntil('every run is in the queue', async () => {
    const job = await queues.sweeps.getJob(sweep.id);
    return (await job?.getState()) === 'waiting-children';
  });
  await readLag(worker);
  // Measures the processor time that the api uses when it is idle.
  const idleFrom = await readCpuSeconds(service.api);
  await delay(idleMs);
  const usedBefore = await readCpuSeconds(service.api);
  const idlePerMs = (usedBefore - idleFrom) / idleMs;
  const cancelledAt = performance.now();
  const { answer } = await cancel(service, sweep.id);
  expect(answer.counts).toMatchObject({ total: 10_000, queued: 0, running: 0, cancelled: 10_000 });
  await waitForNothingLeft(queues, sweep.id);
  // The worker removes the runs from the queue. Its event loop must be free often enough to renew its locks every 2 s.
  expect(await readLag(worker)).toBeLessThan(0.2);
  // Work that blocks the event loop of the api uses processor time. Other processes do not affect this number.
  const used = (await readCpuSeconds(service.api)) - usedBefore;
  const usedIdle = idlePerMs * (performance.now() - cancelledAt);
  expect(used - usedIdle).toBeLessThan(0.05);
  expect(await service.readSweep(sweep.id)).toEqual(answer);
}, 120_000);

function countBy(items: readonly { status: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of items) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
