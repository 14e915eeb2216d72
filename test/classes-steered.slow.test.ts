// What steers a sweep, with a dataset of six classes.
import { collect, type Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { shareService } from './support/service.ts';
import { useSixClasses } from './support/six-classes.ts';
import { digestsOf, type Request, train } from './support/train.ts';

const { root, name: dataset } = await useSixClasses();
const shared = shareService({ datasetsDir: root });

async function trainSix(request: Request) {
  const { service } = shared();
  return { service, ...(await train(service, { dataset, ...request })) };
}

test('runs of six classes stop early, are reused, extended and verified to the bit', async () => {
  const space = {
    ...{ learningRate: [0.002, 0.006], iterations: [20, 60] },
    layers: [[], [7]],
  };
  const first = await trainSix({ space, reuse: true });
  expect(first.sweep.counts).toMatchObject({ total: 8, completed: 8 });
  const again = await trainSix({ space, reuse: true });
  expect(again.trials.map(({ source }) => source)).toEqual(Array(8).fill('reused'));
  expect(digestsOf(again.trials)).toEqual(digestsOf(first.trials));
  const { service } = first;
  await service.client.extend(first.sweep.id, { iterations: 90 });
  await service.waitForSweep(first.sweep.id);
  const extended = await service.listTrials(first.sweep.id);
  const whole = await trainSix({ space: { ...space, iterations: [20, 60, 90] } });
  expect(digestsOf(extended).toSorted()).toEqual(digestsOf(whole.trials).toSorted());
  const { id } = await service.client.verify(first.sweep.id, { sample: 12 });
  const { result } = await service.client.waitForOperation(id);
  expect(result).toMatchObject({ agrees: true, trainings: { checked: 12, differing: 0 } });
  const stopped = await trainSix({
    space: { learningRate: 0.05, iterations: 500 },
    earlyStopping: { patience: 2, minDelta: 0 },
  });
  const at = stopped.trials[0]?.stoppedIteration ?? 0;
  expect(at).toBeGreaterThan(0);
  const exact = await trainSix({ space: { learningRate: 0.05, iterations: at } });
  expect(digestsOf(exact.trials)).toEqual(digestsOf(stopped.trials));
});

test.each([
  ['softmax regression', {}],
  [
    'a network with mini-batches and class weights',
    { layers: [8], batchSize: 32, classWeight: 'balanced', schedule: 'step:40:0.5' },
  ],
  ['a network with Adam', { layers: [8], optimizer: 'adam', iterations: 15 }],
])(
  'folds of six classes have a metric of each fold and predictions out of fold with %s',
  async (_title, of) => {
    const space = { learningRate: 0.002, iterations: 80, ...of } as Request['space'];
    const request: Request = { space, validation: { folds: 3, seed: 1 } };
    const { service, sweep, trials } = await trainSix(request);
    const [trial] = trials as [Trial];
    const validation = trial.metrics?.validation;
    expect(validation?.folds).toHaveLength(3);
    const found = await collect(service.client.listPredictions(trial.id, { split: 'validation' }));
    expect(found).toHaveLength(209);
    expect(found.every(({ probabilities }) => probabilities.length === 6)).toBe(true);
    const right = found.filter(({ label, predicted }) => label === predicted).length;
    // Folds have 69 or 70 images, so the mean of their accuracies is nearly that of all images.
    expect(Math.abs(right / 209 - (validation?.accuracy ?? 0))).toBeLessThan(0.005);
    // The model is that of a sweep without a validation split.
    expect(digestsOf((await trainSix({ space })).trials)).toEqual(digestsOf(trials));
    const { id } = await service.client.verify(sweep.id, { sample: 1 });
    const { result } = await service.client.waitForOperation(id);
    expect(result).toMatchObject({ agrees: true, trainings: { checked: 1, differing: 0 } });
  },
);

test('tpe with pruning searches on six classes, and the same seed gives the same trials', async () => {
  const request: Request = {
    space: {
      ...{ learningRate: { min: 0.0005, max: 0.02, scale: 'log' }, iterations: 24 },
      layers: [[], [6]],
    },
    search: { strategy: 'tpe', trials: 12, seed: 5, startup: 4, parallelism: 3 },
    pruning: { rule: 'halving', minIterations: 8, cohort: 6 },
    validation: { fraction: 0.25 },
    objective: { metric: 'metrics.validation.cost', direction: 'minimize' },
  };
  const { service, sweep, trials } = await trainSix(request);
  const { completed, pruned } = sweep.counts;
  expect([completed + pruned, pruned > 0]).toEqual([12, true]);
  expect(digestsOf((await trainSix(request)).trials)).toEqual(digestsOf(trials));
  const { id } = await service.client.verify(sweep.id, { sample: 12 });
  const { result } = await service.client.waitForOperation(id);
  expect(result).toMatchObject({ agrees: true, trainings: { differing: 0 } });
});
