// The whole way: HTTP, queue, planner, threads, store, HTTP.
import type { Run } from '@sweepq/queue';
import { expect, test } from 'vitest';
import { recordedRuns } from '../packages/core/fixtures/synthetic-cats.ts';
import { useService } from './support/service.ts';

const fromSeed0 = recordedRuns.filter(({ seed, initScale }) => seed === 0 && initScale === 0.01);

test('a sweep through a real worker ends with NumPy’s numbers', async () => {
  const service = await useService();
  await service.startWorker();
  const sweep = await service.submit({
    space: {
      learningRate: fromSeed0.map(({ learningRate }) => learningRate),
      iterations: [500, 1000, 2000],
    },
  });
  const ended = await service.waitForSweep(sweep.id);
  const total = fromSeed0.length * 3;
  expect(ended).toMatchObject({ status: 'completed', counts: { total, completed: total } });

  const trials = await service.listTrials(sweep.id);
  for (const { learningRate, readings } of fromSeed0) {
    for (const expected of readings) {
      const { metrics, bias } =
        trials.find(
          ({ params }) =>
            params.learningRate === learningRate && params.iterations === expected.iterations,
        ) ?? {};
      expect(Math.abs((metrics?.trainCost ?? Number.NaN) - expected.cost)).toBeLessThan(1e-9);
      expect(Math.abs((bias ?? Number.NaN) - expected.bias)).toBeLessThan(1e-9);
      expect(100 * (metrics?.trainAccuracy ?? 0)).toBeCloseTo(expected.trainAccuracy, 9);
      expect(100 * (metrics?.testAccuracy ?? 0)).toBeCloseTo(expected.testAccuracy, 9);
    }
  }
  expect(ended.best).toEqual(trials[0]);
  const accuracies = trials.map(({ metrics }) => metrics?.testAccuracy ?? 0);
  expect(accuracies).toEqual([...accuracies].sort((a, b) => b - a));

  const { items } = await service.get<{ items: Run[] }>(`/v1/sweeps/${sweep.id}/runs`);
  for (const run of items)
    expect(run).toMatchObject({ status: 'completed', iteration: 2000, attempts: 1 });

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
