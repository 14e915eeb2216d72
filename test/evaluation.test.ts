// What the predictions of a trial are worth: the answer of the API, and what the command line prints of it.
import { collect, type Evaluation, type Sweep, type Trial } from '@sweepq/client';
import { wilsonInterval } from '@sweepq/view';
import { beforeAll, expect, test } from 'vitest';
import { readJson, runCli } from './support/cli.ts';
import { readProblem } from './support/problem.ts';
import { startService } from './support/service.ts';

const splits = ['train', 'validation', 'test'] as const;
let service: Awaited<ReturnType<typeof startService>>;
let sweep: Sweep;
let trial: Trial;

beforeAll(async () => {
  service = await startService();
  await service.startWorker();
  const validation = { fraction: 0.2, seed: 1 };
  const space = { learningRate: [0.002, 0.004], iterations: [60] };
  sweep = await service.waitForSweep((await service.submit({ space, validation })).id);
  trial = sweep.best as Trial;
  return () => service.stop();
});

const fetchPath = (path: string) => fetch(new URL(path, service.api.url));
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

test.each(splits)(
  'the evaluation of %s has the metrics of the trial and the counts of its predictions',
  async (split) => {
    const found = await service.client.readEvaluation(trial.id, { split });
    const predictions = await collect(service.client.listPredictions(trial.id, { split }));
    const measured = trial.metrics?.[split];
    if (measured == null) throw new Error(`Expected metrics of ${split}.`);
    const all = { folds: null, std: null, ...measured };
    const { cost: _cost, folds: _folds, std: _std, ...metrics } = all;
    // The probabilities of train are those of the weights, which differ by rounding errors.
    expect(found).toMatchObject({ trialId: trial.id, split, images: predictions.length, metrics });
    const counts = [0, 1].map((label) =>
      [0, 1].map(
        (predicted) =>
          predictions.filter((each) => each.label === label && each.predicted === predicted).length,
      ),
    );
    expect(found.confusion).toEqual(counts);
    expect(found.accuracyInterval).toEqual(
      wilsonInterval((counts[0]?.[0] ?? 0) + (counts[1]?.[1] ?? 0), predictions.length),
    );
    const supports = counts.map(sum);
    const largest = Math.max(...supports);
    expect(found.majority).toEqual({
      label: supports.indexOf(largest),
      class: ['non-cat', 'cat'][supports.indexOf(largest)],
      share: largest / predictions.length,
    });
    expect(found.classes.map(({ class: name, support }) => [name, support])).toEqual([
      ['non-cat', supports[0]],
      ['cat', supports[1]],
    ]);
    expect(sum(found.classes.map(({ predicted }) => predicted))).toBe(predictions.length);
    expect(found.classes[1]).toMatchObject({ recall: metrics.recall, f1: metrics.f1 });
    expect(found.worst.map(({ image: _image, ...each }) => each)).toEqual(predictions.slice(0, 10));
  },
);

test('the points of the ROC curve have the rates of the images with at least their threshold', async () => {
  const { roc, metrics } = await service.client.readEvaluation(trial.id, { points: 1000 });
  const predictions = await collect(service.client.listPredictions(trial.id));
  const [curve] = roc;
  expect(roc).toHaveLength(1);
  expect(curve).toMatchObject({ label: 1, class: 'cat', pointCount: curve?.points.length });
  expect(curve?.points[0]).toEqual({ fpr: 0, tpr: 0, threshold: null });
  const rate = (label: number, threshold: number) => {
    const ofClass = predictions.filter((each) => each.label === label);
    const above = ofClass.filter(({ probabilities }) => (probabilities[1] ?? 0) >= threshold);
    return above.length / ofClass.length;
  };
  for (const { fpr, tpr, threshold } of curve?.points.slice(1) ?? []) {
    expect({ fpr, tpr }).toEqual({ fpr: rate(0, threshold ?? 2), tpr: rate(1, threshold ?? 2) });
  }
  const area = sum(
    (curve?.points ?? []).slice(1).map(({ fpr, tpr }, k) => {
      const before = curve?.points[k] ?? { fpr: 0, tpr: 0 };
      return ((fpr - before.fpr) * (tpr + before.tpr)) / 2;
    }),
  );
  expect(Math.abs(area - (metrics.rocAuc ?? 0))).toBeLessThan(1e-12);
});

test('a request sets the numbers of points and of the worst images, which have pictures', async () => {
  const { roc, worst } = await service.client.readEvaluation(trial.id, {
    ...{ split: 'validation', points: 5, worst: 3 },
  });
  expect(roc[0]?.points.length).toBeLessThanOrEqual(5);
  expect(roc[0]?.pointCount).toBeGreaterThan(5);
  expect(worst).toHaveLength(3);
  for (const { image } of worst) {
    expect(image).toMatch(/^\/v1\/datasets\/synthetic-cats\/images\/train\/\d+\.png\?version=1$/);
    const picture = await fetchPath(image);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  }
});

test('a trial without validation or without a model, and an unknown split, have clear problems', async () => {
  const { id } = await service.submit({ space: { learningRate: 0.1, iterations: [20] } });
  await service.waitForSweep(id);
  const path = `/v1/trials/${id}-t0/evaluation`;
  expect(await readProblem(await fetchPath(`${path}?split=validation`))).toMatchObject({
    ...{ status: 404, code: 'no-validation-split' },
  });
  // A run that has begun keeps a model when it is cancelled. The last of 20 long runs has not begun.
  const learningRate = Array.from({ length: 20 }, (_, k) => 0.001 * (k + 1));
  const open = await service.submit({ space: { learningRate, iterations: 1_000_000 } });
  await service.client.cancel(open.id);
  const withoutModel = await fetchPath(`/v1/trials/${open.id}-t19/evaluation?split=test`);
  expect(await readProblem(withoutModel)).toMatchObject({
    ...{ status: 404, code: 'not-found' },
    detail: `The trial \`${open.id}-t19\` is cancelled and has no model.`,
  });
  const rejected = await fetchPath(`${path}?split=all&points=1`);
  expect(rejected.status).toBe(400);
  const { errors } = (await rejected.json()) as { errors: { pointer: string }[] };
  expect(errors.map(({ pointer }) => pointer).toSorted()).toEqual(['/points', '/split']);
});

test('`sweepq evaluate` prints the confusion table and the metrics of each class, and `--json` the answer', async () => {
  const options = ['--split', 'validation'];
  const expected = await service.client.readEvaluation(trial.id, { split: 'validation' });
  expect(await readJson<Evaluation>(service, 'evaluate', trial.id, ...options)).toEqual(expected);
  const { stdout, code } = await runCli(service, ['evaluate', sweep.id, ...options, '--no-color']);
  expect(code).toBe(0);
  const [[a, b], [c, d]] = expected.confusion as [[number, number], [number, number]];
  expect(stdout).toMatch(new RegExp(`^trial +${trial.id}$`, 'm'));
  expect(stdout).toMatch(/^accuracy +\d+\.\d\d %, 95 % interval \d+\.\d\d % to \d+\.\d\d %$/m);
  expect(stdout).toMatch(/^baseline +\d+\.\d\d %, by always answering (non-)?cat$/m);
  expect(stdout).toMatch(/^true class +→ non-cat +→ cat$/m);
  expect(stdout).toMatch(new RegExp(`^non-cat +${a} +${b}$`, 'm'));
  expect(stdout).toMatch(new RegExp(`^cat +${c} +${d}$`, 'm'));
  expect(stdout).toMatch(/^class +images +predicted +precision +recall +F1 +ROC AUC$/m);
  expect(stdout).toMatch(
    new RegExp(`^ *${expected.worst[0]?.index} +(non-)?cat +(non-)?cat +\\d+\\.\\d\\d %$`, 'm'),
  );
});
