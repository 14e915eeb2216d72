// Known results of sweeps with folds, and their extensions.
import { collect, type Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { type Service, useService } from './support/service.ts';

type Request = Parameters<Service['submit']>[0];

const folds = { folds: 3, seed: 4 };
const space = { learningRate: [0.002, 0.006], iterations: [40, 90] };

async function train(service: Service, request: Request) {
  const { id } = await service.submit(request);
  const sweep = await service.waitForSweep(id);
  const trials = (await service.listTrials(id)).toSorted((a, b) => a.index - b.index);
  return { sweep, trials };
}

const digestsOf = (trials: readonly Trial[]) => trials.map(({ modelDigest }) => modelDigest);
const metricsOf = (trials: readonly Trial[]) => trials.map(({ metrics }) => metrics);

test('a sweep without validation reuses the results of refits, and a sweep with folds the checkpoint of a run without validation', async () => {
  const service = await useService();
  await service.startWorker();
  const first = await train(service, { space, validation: folds, reuse: true });
  const plain = await train(service, { space, reuse: true });
  expect(plain.trials.map(({ source }) => source)).toEqual(Array(4).fill('reused'));
  expect(digestsOf(plain.trials)).toEqual(digestsOf(first.trials));
  for (const metrics of metricsOf(plain.trials)) expect(metrics?.validation).toBeNull();
  const again = await train(service, { space, validation: folds, reuse: true });
  expect(again.trials.map(({ source }) => source)).toEqual(Array(4).fill('reused'));
  expect(metricsOf(again.trials)).toEqual(metricsOf(first.trials));
  const [run] = await collect(service.client.listRuns(again.sweep.id));
  const [trained] = await collect(service.client.listRuns(first.sweep.id));
  expect(run?.folds).toEqual(trained?.folds);

  // Another seed has other folds, and the same training on all of train.
  const other = await train(service, { space, validation: { ...folds, seed: 5 }, reuse: true });
  expect(other.trials.map(({ source }) => source)).toEqual(Array(4).fill('trained'));
  expect(digestsOf(other.trials)).toEqual(digestsOf(first.trials));
  expect(metricsOf(other.trials)).not.toEqual(metricsOf(first.trials));
  const [resumed] = await collect(service.client.listRuns(other.sweep.id));
  expect(resumed?.curveDigest).toBe(trained?.curveDigest);
});

test('an extension by iterations has the numbers of a sweep that had them from the start', async () => {
  const service = await useService();
  await service.startWorker();
  const short = { learningRate: [0.002, 0.006], iterations: [40] };
  const { sweep } = await train(service, { space: short, validation: folds });
  await service.client.extend(sweep.id, { iterations: 90 });
  await service.waitForSweep(sweep.id);
  const extended = await service.listTrials(sweep.id);
  const { trials } = await train(service, { space, validation: folds });
  const key = ({ params: { learningRate, iterations } }: Trial) => `${learningRate} ${iterations}`;
  const byKey = (all: readonly Trial[]) =>
    Object.fromEntries(all.map((trial) => [key(trial), [trial.modelDigest, trial.metrics]]));
  expect(byKey(extended)).toEqual(byKey(trials));
});
