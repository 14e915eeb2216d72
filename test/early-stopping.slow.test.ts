// Runs that stop early because their cost no longer falls.
import { fileURLToPath } from 'node:url';
import type { Run, Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { findArticle } from '../packages/core/fixtures/article-records.ts';
import { useService } from './support/service.ts';

type Service = Awaited<ReturnType<typeof useService>>;
type Curve = { iterations: number; points: { iteration: number; cost: number }[] };

const datasetsDir = process.env.SWEEPQ_DATASETS_DIR;
const article = findArticle(datasetsDir);
const directForm = fileURLToPath(new URL('support/direct-form-worker.mjs', import.meta.url));

const earlyStopping = { patience: 10, minDelta: 0.002 };
const learningRate = [0.001, 0.003];

test.each([
  ['Gram', undefined],
  ['direct', directForm],
])(
  'a run in the %s form that stops early has the same bits as a run with exactly this iteration count',
  async (_form, mainPath) => {
    const service = await useService();
    await service.startWorker({ mainPath });
    await expectExactStop(service, 'synthetic-cats');
  },
);

test.runIf(article)(
  'on the article’s dataset, a run that stops early has the same bits as a run with exactly this iteration count',
  async () => {
    const service = await useService({ datasetsDir });
    await service.startWorker();
    await expectExactStop(service, 'catvnoncat');
  },
);

test('a sweep has its early stopping rule, or null without a rule', async () => {
  const service = await useService();
  const space = { learningRate: 0.001, iterations: 100 };
  const asked = await service.submit({ space, earlyStopping: { patience: 5 } });
  expect(asked.spec.earlyStopping).toEqual({ patience: 5, minDelta: 0 });
  expect((await service.submit({ space })).spec.earlyStopping).toBeNull();
});

async function expectExactStop(service: Service, dataset: string) {
  const iterations = [200, 1000, 2000];
  const early = await service.submit({
    dataset,
    earlyStopping,
    space: { learningRate, iterations },
  });
  const ended = await service.waitForSweep(early.id);
  expect(ended.counts).toMatchObject({ total: 6, completed: 6 });
  // Every trial is on the leaderboard.
  const trials = await service.listTrials(early.id);
  const accuracies = trials.map(({ metrics }) => metrics?.test.accuracy ?? Number.NaN);
  expect(accuracies).toEqual(accuracies.toSorted((a, b) => b - a));

  for (const rate of learningRate) {
    const ofRate = trialsOf(trials, rate);
    const [reached, stopped, longer] = ofRate as [Trial, Trial, Trial];
    const { stoppedIteration } = stopped;
    expect(stoppedIteration).toBeGreaterThan(200);
    expect(stoppedIteration).toBeLessThan(1000);
    expect(ofRate.map((trial) => trial.stoppedIteration)).toEqual([
      null,
      stoppedIteration,
      stoppedIteration,
    ]);

    const exact = await service.submit({
      dataset,
      space: { learningRate: rate, iterations: [200, stoppedIteration ?? 0] },
    });
    await service.waitForSweep(exact.id);
    const [short, whole] = trialsOf(await service.listTrials(exact.id), rate) as [Trial, Trial];
    expect(learntBy(reached)).toEqual(learntBy(short));
    expect(learntBy(stopped)).toEqual(learntBy(whole));
    expect(learntBy(longer)).toEqual(learntBy(whole));
    expect(whole.stoppedIteration).toBeNull();

    const [run, exactRun] = [await runOf(service, longer), await runOf(service, whole)];
    expect(run.params.iterations).toBe(2000);
    expect(run.iteration).toBe(stoppedIteration);
    expect(run.curveDigest).toBe(exactRun.curveDigest);
    const curve = await curveOf(service, longer);
    expect(curve.iterations).toBe(stoppedIteration);
    expect(curve).toEqual(await curveOf(service, whole));
  }
}

/** Returns the trials with a learning rate, sorted by iteration count. */
const trialsOf = (trials: readonly Trial[], rate: number) =>
  trials
    .filter(({ params }) => params.learningRate === rate)
    .toSorted((a, b) => a.params.iterations - b.params.iterations);

const learntBy = ({ status, modelDigest, metrics }: Trial) => ({
  ...{ status, modelDigest, metrics },
});

async function runOf(service: Service, { sweepId, runId }: Trial): Promise<Run> {
  const { items } = await service.get<{ items: Run[] }>(`/v1/sweeps/${sweepId}/runs`);
  return items.find(({ id }) => id === runId) as Run;
}

async function curveOf(service: Service, { id }: Trial): Promise<Curve> {
  const { iterations, points } = await service.get<Curve>(`/v1/trials/${id}/cost-curve`);
  return { iterations, points };
}
