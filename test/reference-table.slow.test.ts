// Compares the results of sweeps in a whole service with the reference numbers of NumPy.
import { fileURLToPath } from 'node:url';
import type { Trial } from '@sweepq/client';
import type { SweepRequest } from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import { expect, test } from 'vitest';
import { findArticle, readArticleRuns } from '../packages/core/fixtures/article-records.ts';
import type { RecordedReading, RecordedRun } from '../packages/core/fixtures/compare-with-numpy.ts';
import { recordedRuns } from '../packages/core/fixtures/synthetic-cats.ts';
import { useService } from './support/service.ts';

type Service = Awaited<ReturnType<typeof useService>>;
type Model = { layers: { bias: number[]; weights: number[][] }[] };
type Curve = { points: { iteration: number; cost: number }[] };

const datasetsDir = process.env.SWEEPQ_DATASETS_DIR;
const article = findArticle(datasetsDir);
const bound = 1e-9;

const directForm = fileURLToPath(new URL('support/direct-form-worker.mjs', import.meta.url));

// The direct form takes 20 times as long. The test `parity-synthetic` of the engine compares all runs in the direct form, so this test
// uses only the runs with a start other than seed 0. All their hyperparameters differ.
const otherStarts = recordedRuns.filter((run) => run.seed !== 0 || run.initScale === 0);

test.each([
  ['Gram', undefined, recordedRuns, 13],
  ['direct', directForm, otherStarts, 4],
])(
  'in the %s form the synthetic dataset gives NumPy’s numbers within 1e-9 of their size',
  async (_form, mainPath, runs, count) => {
    expect(runs).toHaveLength(count);
    const service = await useService();
    await service.startWorker({ mainPath });
    await expectRecorded(service, 'synthetic-cats', runs);
  },
  120_000,
);

// This test uses only the default form of the worker. The test `parity-article` of the engine compares the direct form, which takes a
// minute.
test.runIf(article)(
  'the article’s dataset gives NumPy’s numbers within 1e-9 of their size',
  async () => {
    const service = await useService({ datasetsDir });
    await service.startWorker();
    const runs = article ? [0, 1].flatMap((seed) => readArticleRuns(article, seed)) : [];
    expect(runs).toHaveLength(8);
    await expectRecorded(service, 'catvnoncat', runs);
  },
  120_000,
);

/** Submits one sweep per run. Each reading of the run is a trial. */
async function expectRecorded(service: Service, dataset: string, runs: readonly RecordedRun[]) {
  const sweeps = await Promise.all(
    runs.map((run) => service.submit({ dataset, space: spaceOf(run) })),
  );
  for (const [k, run] of runs.entries()) {
    const { id } = await service.waitForSweep(sweeps[k]?.id ?? '');
    const trials = await service.listTrials(id);
    expect(trials).toHaveLength(run.readings.length);
    for (const reading of run.readings) {
      const trial = trials.find(({ params }) => params.iterations === reading.iterations);
      await expectReading(service, trial, reading);
    }
    const longest = trials.find(
      ({ params }) => params.iterations === run.readings.at(-1)?.iterations,
    );
    const { points } = await service.get<Curve>(`/v1/trials/${longest?.id}/cost-curve`);
    for (const [iteration, cost] of run.costs) expectNear(points[iteration]?.cost, cost);
  }
}

async function expectReading(
  service: Service,
  trial: Trial | undefined,
  expected: RecordedReading,
) {
  expect(trial).toMatchObject({ status: 'completed', engine: engineVersion });
  expectNear(trial?.metrics?.train.cost, expected.cost);
  expect(100 * (trial?.metrics?.train.accuracy ?? 0)).toBeCloseTo(expected.trainAccuracy, 9);
  expect(100 * (trial?.metrics?.test.accuracy ?? 0)).toBeCloseTo(expected.testAccuracy, 9);
  const { layers } = await service.get<Model>(`/v1/trials/${trial?.id}/model.json`);
  const [weights = []] = layers[0]?.weights ?? [];
  expectNear(layers[0]?.bias[0], expected.bias);
  expectNear(Math.hypot(...weights), expected.weightNorm);
  // The error of a weight is relative to the root mean square of all weights, because some are close to 0.
  const size = expected.weightNorm / Math.sqrt(weights.length);
  for (const [feature, weight] of expected.weights) expectNear(weights[feature], weight, size);
}

function expectNear(actual = Number.NaN, expected: number, size = Math.abs(expected)) {
  expect(Math.abs(actual - expected) / size).toBeLessThan(bound);
}

function spaceOf({ costs: _, readings, ...hyperparameters }: RecordedRun): SweepRequest['space'] {
  return { ...hyperparameters, iterations: readings.map(({ iterations }) => iterations) };
}
