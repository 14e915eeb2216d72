// Measures the duration of a cancel. No other test runs at the same time.
import { setTimeout as delay } from 'node:timers/promises';
import type { Run } from '@sweepq/client';
import { expect, test } from 'vitest';
import { readCpuSeconds, readLag, readRunsInProgress, useQueues } from '../support/queues.ts';
import { useService } from '../support/service.ts';
import { cancel, long, type Service, seeds, waitForNothingLeft } from '../support/steering.ts';
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

test('a cancel of 10 000 queued trials blocks neither the api nor the worker', async () => {
  const service = await useService({ apart: true });
  const queues = useQueues(service);
  const worker = await service.startWorker({ threads: 1 });
  const submit = async (learningRate: number[], seed: number[]) => {
    const sweep = await service.submit({ space: { ...long, learningRate, seed } });
    await waitUntil('every run is in the queue', async () => {
      const job = await queues.sweeps.getJob(sweep.id);
      return (await job?.getState()) === 'waiting-children';
    });
    return sweep.id;
  };
  const cancelWhole = async (id: string) => {
    const { answer } = await cancel(service, id);
    await waitForNothingLeft(queues, id);
    return answer;
  };
  // The fastest page is the bound for the cancel of 10 000.
  const ofPages: number[] = [];
  const paged = await submit([0.001], seeds(250));
  for (let k = 0; k < 8; k += 1) {
    const read = () => service.get<{ items: unknown[] }>(`/v1/sweeps/${paged}/trials?limit=250`);
    const { value, seconds } = await measureApi(service, read);
    expect(value.items).toHaveLength(250);
    ofPages.push(seconds);
  }
  await cancelWhole(paged);
  // The first cancels of an api include the compilation of its code.
  for (let k = 0; k < 3; k += 1) await cancelWhole(await submit([0.001], seeds(10)));
  const rates = seeds(100).map((k) => 0.001 + k / 1e6);
  const id = await submit(rates, seeds(100));
  await readLag(worker);
  const ofMany = await measureApi(service, () => cancelWhole(id));
  const { value: answer, tookMs } = ofMany;
  expect(answer.counts).toMatchObject({ total: 10_000, queued: 0, running: 0, cancelled: 10_000 });
  // The worker removes the runs from the queue. Its event loop must be free often enough to renew its locks every 2 s.
  expect(await readLag(worker)).toBeLessThan(0.2);

  const ofIdle: number[] = [];
  const idle = async () => undefined;
  for (let k = 0; k < 2; k += 1) ofIdle.push((await measureApi(service, idle, tookMs)).seconds);
  const meanOfIdle = ofIdle.reduce((sum, seconds) => sum + seconds) / ofIdle.length;
  // The speed of the machine changes both sides. An api that reads all trials at a cancel takes about 10 times as long as for this page.
  expect(ofMany.seconds - meanOfIdle).toBeLessThan(Math.min(...ofPages));
  expect(await service.readSweep(id)).toEqual(answer);
}, 120_000);

/**
 * Measures the processor time of the api during an action, and after it until `atLeastMs` have passed. Work that blocks the event loop
 * uses processor time. Other processes do not affect this number.
 */
async function measureApi<Value>(
  { api }: Service,
  act: () => Promise<Value>,
  atLeastMs = 0,
): Promise<{ value: Value; tookMs: number; seconds: number }> {
  const usedBefore = await readCpuSeconds(api);
  const begunAt = performance.now();
  const value = await act();
  const tookMs = performance.now() - begunAt;
  await delay(Math.max(0, atLeastMs - tookMs));
  return { value, tookMs, seconds: (await readCpuSeconds(api)) - usedBefore };
}

function countBy(items: readonly { status: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of items) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
