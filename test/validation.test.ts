// Sweeps with a validation split.
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';

const space = { learningRate: [0.001, 0.005], iterations: [100, 300] };

test('trials of a sweep with a validation split have its cost, and are ranked by its accuracy', async () => {
  const service = await useService();
  await service.startWorker();
  const submit = (seed: number) =>
    service.submit({ space, validation: { fraction: 0.25, seed }, reuse: false });
  const ended = await service.waitForSweep((await submit(0)).id);
  expect(ended).toMatchObject({
    spec: {
      validation: { fraction: 0.25, seed: 0 },
      objective: { metric: 'metrics.validation.accuracy', direction: 'maximize' },
    },
    warnings: [],
    counts: { total: 4, completed: 4 },
  });
  const trials = await service.listTrials(ended.id);
  const accuracies = trials.map(({ metrics }) => metrics?.validation?.accuracy ?? Number.NaN);
  expect(accuracies).toEqual(accuracies.toSorted((a, b) => b - a));
  for (const { metrics } of trials) expect(metrics?.validation?.cost).toBeGreaterThan(0);

  const again = await service.waitForSweep((await submit(0)).id);
  const other = await service.waitForSweep((await submit(1)).id);
  const modelsOf = async (id: string) =>
    (await service.listTrials(id)).map(({ modelDigest }) => modelDigest).toSorted();
  const models = trials.map(({ modelDigest }) => modelDigest).toSorted();
  expect(await modelsOf(again.id)).toEqual(models);
  expect(await modelsOf(other.id)).not.toEqual(models);

  const model = await service.get<{ layers: { weights: number[][] }[] }>(
    `/v1/trials/${trials[0]?.id}/model.json`,
  );
  expect(model.layers[0]?.weights.flat().every(Number.isFinite)).toBe(true);
});

test('a sweep that ranks by the test split has a warning', async () => {
  const service = await useService();
  const byDefault = await service.submit({ space });
  expect(byDefault.spec.validation).toBeNull();
  expect(byDefault.warnings).toEqual([
    {
      code: 'ranked-by-test',
      message: expect.stringMatching(/`metrics\.test\.accuracy`.*"validation": \{"folds": 5\}/),
    },
  ]);
  const byF1 = { metric: 'metrics.test.f1' as const };
  const held = await service.submit({ space, validation: { fraction: 0.2 }, objective: byF1 });
  expect(held.warnings).toEqual([
    {
      code: 'ranked-by-test',
      message:
        'Trials are ranked by `metrics.test.f1`. The value of the best trial is too optimistic, because this trial is chosen and measured with the same images. Rank by `metrics.validation.f1` instead.',
    },
  ]);
  const objective = { metric: 'metrics.train.cost' as const, direction: 'minimize' as const };
  expect((await service.submit({ space, objective })).warnings).toEqual([]);
});
