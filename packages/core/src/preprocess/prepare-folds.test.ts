import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectEqual } from '../../fixtures/expect-equal.ts';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { hashOf, plain, train } from '../../fixtures/train.ts';
import type { RunSpec } from '../descend/run-spec.ts';
import { createMemory } from '../kernels/web-assembly.ts';
import { plainOptimization } from '../models/optimization-params.ts';
import { pickStart, prepareStart } from '../models/unit/start.ts';
import { type FormName, formNames } from './choose-form.ts';
import { type Preprocessing, preprocessings } from './feature-scale.ts';
import { holdOut } from './hold-out.ts';
import { prepareDataset } from './prepare-dataset.ts';
import { prepareFolds } from './prepare-folds.ts';
import { float64sAt, type Picked, type PreparedData, takeSlot } from './prepared-data.ts';

const network = { layers: [5, 3], activation: 'relu', initialization: 'he' } as const;
const models: Record<string, RunSpec> = {
  unit: { ...plain, l2: 0.1, momentum: 0.9, readings: [7] },
  network: { ...plain, network, l2: 0.1, readings: [4] },
  'network with Adam and batches': {
    ...{ ...plain, network, readings: [6] },
    optimization: {
      ...plainOptimization,
      optimizer: 'adam',
      batchSize: 6,
      classWeight: 'balanced',
    },
  },
};
const someSizes = fc.record({
  m: fc.integer({ min: 21, max: 60 }),
  n: fc.integer({ min: 1, max: 90 }),
  mTest: fc.integer({ min: 1, max: 9 }),
  seed: fc.nat({ max: 2 ** 32 - 1 }),
  folds: fc.integer({ min: 2, max: 7 }),
  budget: fc.constantFrom(0, Number.POSITIVE_INFINITY),
});

/** At random, class 2 of 3 classes would have one of these 21 images, and `findFolds` rejects a class with one image. */
const withSingleImage = { m: 21, n: 3, mTest: 3, seed: 0, folds: 2, budget: 0 };

/** Everything that a run has come to. */
function trainOn(data: PreparedData, spec: RunSpec) {
  const { result, readings } = train(data, spec);
  return { hash: hashOf(result), metrics: readings.map(({ metrics }) => metrics) };
}

type Case = { form: FormName; preprocessing: Preprocessing; classes: number; model: string };
const cases = formNames.flatMap((form) =>
  preprocessings.flatMap((preprocessing): Case[] => [
    { form, preprocessing, classes: 2, model: 'unit' },
    { form, preprocessing, classes: 2, model: 'network' },
    { form, preprocessing, classes: 3, model: 'network' },
    { form, preprocessing, classes: 2, model: 'network with Adam and batches' },
  ]),
);

describe.each(cases)('$model, $classes classes, $form form, $preprocessing', (of) => {
  const spec = models[of.model] as RunSpec;

  test('a run without a fold has the bits of a run on a dataset without its images, and the metrics of a held-out part', () => {
    const aFold = fc.nat();
    fc.assert(
      fc.property(someSizes, aFold, ({ m, n, mTest, seed, folds, budget }, some) => {
        const dataset = smallDataset({ m, n, mTest, classes: of.classes, minOfClass: 2 });
        const options = { form: of.form, preprocessing: of.preprocessing, budget };
        const { whole, parts } = prepareFolds(dataset, { folds, seed }, options);
        expectEqual(trainOn(whole, spec), trainOn(prepareDataset(dataset, options), spec));
        const fold = some % folds;
        const validation = { folds, seed, fold };
        const left = holdOut(dataset.train, validation, n).train;
        const alone = prepareDataset({ ...dataset, train: left }, options);
        const heldOut = prepareDataset(dataset, { ...options, validation });
        const found = trainOn(parts[fold] as PreparedData, spec);
        expect(found.hash).toBe(trainOn(alone, spec).hash);
        expectEqual(found, trainOn(heldOut, spec));
      }),
      { numRuns: 9, examples: [[withSingleImage, 0]] },
    );
  });
});

test('the Gram matrices of each part are those of a dataset without the fold, to the bit', () => {
  for (const preprocessing of preprocessings) {
    const dataset = smallDataset({ m: 45, mTest: 6, n: 30 });
    const options = { form: 'gram', preprocessing } as const;
    const { parts } = prepareFolds(dataset, { folds: 4, seed: 1 }, options);
    for (const [fold, part] of parts.entries()) {
      const validation = { folds: 4, seed: 1, fold };
      const alone = prepareDataset(dataset, { ...options, validation });
      expectEqual(matricesOf(part), matricesOf(alone));
    }
  }
});

function matricesOf({ memory, layout }: PreparedData) {
  const { rows, testRows, gram, crossGram } = layout;
  const panels = rows / 4;
  return {
    gram: float64sAt(memory, gram, 8 * panels * (panels + 1)).slice(),
    crossGram: float64sAt(memory, crossGram, testRows * rows).slice(),
  };
}

test('a division copies K from the same dataset, if it is at hand', () => {
  const dataset = smallDataset({ m: 45, mTest: 6, n: 60 });
  const known = prepareDataset(dataset);
  const { gram, crossGram } = matricesOf(known);
  // The number shows that K was not computed again.
  const changed = { ...known, memory: createMemory(known.layout.bytes) };
  float64sAt(changed.memory, known.layout.gram, gram.length).set(gram.with(0, 0.25));
  float64sAt(changed.memory, known.layout.crossGram, crossGram.length).set(crossGram);
  const division = { folds: 4, seed: 1 };
  const { whole } = prepareFolds(dataset, division, { known: changed });
  expectEqual(matricesOf(whole), { gram: gram.with(0, 0.25), crossGram });
  expectEqual(matricesOf(prepareFolds(dataset, division).whole), { gram, crossGram });
});

test('the starting products of a part are those of the whole, to the bit', () => {
  const dataset = smallDataset({ m: 45, mTest: 6, n: 60 });
  const { whole, parts } = prepareFolds(dataset, { folds: 4, seed: 1 });
  const ofWhole = prepareStart(whole, takeSlot(whole, 0), 7);
  for (const part of parts) {
    const own = prepareStart(part, takeSlot(part, 0), 7);
    expectEqual(pickStart(ofWhole, part.picked as Picked), own);
  }
});

test('a part has the form of its own size, also if the whole has another one', () => {
  // All of train has more images than features, so it is in the direct form. Without a fold it has fewer.
  const dataset = smallDataset({ m: 40, mTest: 5, n: 35 });
  const { whole, parts } = prepareFolds(dataset, { folds: 4, seed: 0 });
  expect([whole.form, ...parts.map(({ form }) => form)]).toEqual([
    'direct',
    ...Array(4).fill('gram'),
  ]);
  const spec = models.unit as RunSpec;
  for (const [fold, part] of parts.entries()) {
    const alone = prepareDataset(dataset, { validation: { folds: 4, seed: 0, fold } });
    expectEqual(trainOn(part, spec), trainOn(alone, spec));
  }
});

test('runs on different parts in the same slot do not change each other', () => {
  const dataset = smallDataset({ m: 41, mTest: 6, n: 50 });
  const { whole, parts } = prepareFolds(dataset, { folds: 3, seed: 2 });
  const all = [whole, ...parts];
  const spec = models.network as RunSpec;
  const first = all.map((data) => trainOn(data, spec).hash);
  const again = all.toReversed().map((data) => trainOn(data, spec).hash);
  expect(again.toReversed()).toEqual(first);
  expect(new Set(first).size).toBe(4);
});

test('resumes from a checkpoint of the same fold, and rejects one of another fold', () => {
  const dataset = smallDataset({ m: 41, mTest: 6, n: 50 });
  const { parts } = prepareFolds(dataset, { folds: 3, seed: 2 });
  const [first, second] = parts as [PreparedData, PreparedData];
  const { checkpoint } = train(first, { ...plain, readings: [10] }).result;
  const spec = { ...plain, readings: [20] };
  const whole = train(first, spec).result;
  expect(hashOf(train(first, spec, { from: checkpoint }).result)).toBe(hashOf(whole));
  expect(() => train(second, spec, { from: checkpoint })).toThrow('without fold 0 of 3 by 2');
});

test('the parts of a large dataset share its images and slots', () => {
  const dataset = smallDataset({ m: 300, mTest: 20, n: 5000 });
  const plainBytes = prepareDataset(dataset, { form: 'direct', slots: 4 }).bytes;
  const { whole } = prepareFolds(dataset, { folds: 10, seed: 0 }, { form: 'direct', slots: 4 });
  // Ten copies would take 15 MB. Each slot gets a window for a piece of the images, here for all 270; each part has labels and indices.
  expect(whole.bytes - plainBytes).toBeLessThan(4 * 300 * 5008 + 10 * 12 * 300);
});
