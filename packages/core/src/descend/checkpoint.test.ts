import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectEqual } from '../../fixtures/expect-equal.ts';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { hashOf, plain, train } from '../../fixtures/train.ts';
import { CoreError } from '../core-error.ts';
import { engineVersion } from '../engine-version.ts';
import type { DescentParams } from '../models/descent-params.ts';
import { plainOptimization } from '../models/optimization-params.ts';
import { formNames } from '../preprocess/choose-form.ts';
import { type Preprocessing, preprocessings } from '../preprocess/feature-scale.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { modelOfCheckpoint } from './checkpoint-model.ts';

const dataset = smallDataset({ m: 21, mTest: 6, n: 70 });
const withAll = { ...plain, l2: 0.01, momentum: 0.9, nesterov: true };
const someHyperparameters = fc.record({
  learningRate: fc.double({ min: 1e-4, max: 0.05, noNaN: true }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  initScale: fc.constantFrom(0, 0.01, 1),
  l2: fc.constantFrom(0, 0.1),
  momentum: fc.constantFrom(0, 0.9),
  nesterov: fc.boolean(),
});
const throughBytes = (checkpoint: Checkpoint) => decodeCheckpoint(encodeCheckpoint(checkpoint));

describe.each(formNames)('the %s form', (form) => {
  const prepared = Object.fromEntries(
    preprocessings.map((preprocessing) => [
      preprocessing,
      prepareDataset(dataset, { form, preprocessing, slots: 2 }),
    ]),
  ) as Record<Preprocessing, ReturnType<typeof prepareDataset>>;
  const data = prepared.divide255;

  test('resumes from any iteration, twice, with the bits of an uninterrupted run', () => {
    const iterations = fc
      .uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 2, maxLength: 2 })
      .map((drawn) => drawn.toSorted((a, b) => a - b));
    const drawn = fc.tuple(someHyperparameters, fc.constantFrom(...preprocessings), iterations);
    fc.assert(
      fc.property(drawn, ([hyperparameters, preprocessing, [first = 0, second = 0]]) => {
        const on = prepared[preprocessing];
        const spec = { ...hyperparameters, readings: [200, 400] };
        const whole = train(on, spec);
        // Stops the run at an iteration, and resumes the run in the other slot.
        const stopAt = (readings: number[], iteration: number, from?: Checkpoint) =>
          train(
            on,
            { ...hyperparameters, readings: [...readings, iteration || 1] },
            { slot: 1, from, shouldStop: () => iteration === 0 },
          );
        const one = stopAt([], first).result.checkpoint;
        expect(one.iteration).toBe(first);
        const two = stopAt([], second, throughBytes(one)).result.checkpoint;
        expect(two.iteration).toBe(second);
        const resumed = train(on, spec, { from: throughBytes(two) });
        expect(hashOf(resumed.result)).toBe(hashOf(whole.result));
        expectEqual(resumed.result, whole.result);
        expectEqual(
          resumed.readings,
          whole.readings.filter((r) => r.iterations >= second),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('resumes from a checkpoint saved during a run with the bits of the uninterrupted run', () => {
    const long = train(data, { ...withAll, readings: [1, 30, 400] });
    expect(long.saved.map((checkpoint) => checkpoint.iteration)).toContain(30);
    for (const from of long.saved) {
      const resumed = train(data, { ...withAll, readings: [400] }, { from });
      expect(hashOf(resumed.result)).toBe(hashOf(long.result));
    }
  });

  test.each([
    ['plain', plain],
    ['with all hyperparameters', withAll],
  ])(
    'contains the model of the run at that iteration, to the bit, %s',
    (_what, hyperparameters) => {
      const { result, saved } = train(data, { ...hyperparameters, readings: [1, 30] });
      expectEqual(modelOfCheckpoint(throughBytes(result.checkpoint)), result.model);
      const first = train(data, { ...hyperparameters, readings: [1] });
      expectEqual(modelOfCheckpoint(throughBytes(saved[0] as Checkpoint)), first.result.model);
    },
  );

  test('extends a finished run with the bits of a longer run from scratch', () => {
    const { result } = train(data, { ...withAll, readings: [50, 150] });
    const from = throughBytes(result.checkpoint);
    const extended = train(data, { ...withAll, readings: [50, 150, 300, 700] }, { from });
    const whole = train(data, { ...withAll, readings: [300, 700] });
    expectEqual(extended.result, whole.result);
    expect(hashOf(extended.result)).toBe(hashOf(whole.result));
    // The resumed run repeats the reading at iteration 150, but not the earlier reading.
    expectEqual(extended.readings.slice(1), whole.readings);
    expect(extended.readings.map((reading) => reading.iterations)).toEqual([150, 300, 700]);
  });

  test('trains no iteration if the checkpoint is beyond the last reading', () => {
    const { result } = train(data, { ...plain, readings: [90] });
    const from = result.checkpoint;
    const again = train(data, { ...plain, readings: [40, 80] }, { from });
    expectEqual(again.result, result);
    expect(again.readings).toEqual([]);
  });

  test.each<[string, Partial<Checkpoint>]>([
    ['learning rate', { hyperparameters: { ...withAll, learningRate: 0.02 } }],
    ['seed', { hyperparameters: { ...withAll, seed: 1 } }],
    ['starting scale', { hyperparameters: { ...withAll, initScale: 0.1 } }],
    ['penalty', { hyperparameters: { ...withAll, l2: 0 } }],
    ['momentum', { hyperparameters: { ...withAll, momentum: 0.8 } }],
    ['rule of momentum', { hyperparameters: { ...withAll, nesterov: false } }],
    [
      'batch size',
      { hyperparameters: { ...withAll, optimization: { ...plainOptimization, batchSize: 5 } } },
    ],
    ['form', { form: form === 'gram' ? 'direct' : 'gram' }],
    ['preprocessing', { preprocessing: 'standardize' }],
    ['engine', { engine: engineVersion + 1 }],
    ['train file', { trainSha256: smallDataset({ m: 21, mTest: 6, n: 71 }).sha256.train }],
  ])('refuses a checkpoint of another %s', (_what, other) => {
    const spec = { ...withAll, readings: [20] };
    const { checkpoint } = train(data, spec).result;
    expect(() => train(data, spec, { from: { ...checkpoint, ...other } })).toThrow(
      expect.objectContaining({ code: 'bad-checkpoint' }),
    );
  });

  test('names both runs in the error about a checkpoint of another run', () => {
    const { checkpoint } = train(data, { ...withAll, readings: [20] }).result;
    const own = `form ${form}, preprocessing divide255, learningRate 0.01, seed 0, initScale 0.01`;
    const on = `on train ${dataset.sha256.train.slice(0, 12)}`;
    expect(() => train(data, { ...plain, readings: [20] }, { from: checkpoint })).toThrow(
      `Expected a checkpoint of engine ${engineVersion}, ${own}, l2 0, momentum 0, nesterov false, ` +
        `${on}, got one of engine ${engineVersion}, ${own}, l2 0.01, momentum 0.9, nesterov true, ${on}.`,
    );
  });

  test('resumes from a checkpoint whose hyperparameters have their keys in another order', () => {
    const { nesterov, momentum, l2, ...others } = withAll;
    const spec = { nesterov, momentum, l2, ...others, readings: [20] };
    const from = throughBytes(train(data, spec).result.checkpoint);
    expect(train(data, spec, { from }).result.iterations).toBe(20);
  });

  test('refuses a checkpoint that has too few or too many numbers', () => {
    const spec = { ...withAll, readings: [20] };
    const { checkpoint } = train(data, spec).result;
    const { state, costs } = checkpoint;
    const others: Partial<Checkpoint>[] = [
      { state: { ...state, vectors: state.vectors.slice(1) } },
      { state: { ...state, vectors: [...state.vectors, new Float64Array(0)] } },
      { state: { ...state, vectors: state.vectors.map((vector) => vector.slice(1)) } },
      {
        state: { ...state, vectors: state.vectors.map((vector) => Float64Array.of(0, ...vector)) },
      },
      { state: { ...state, scalars: new Float64Array(0) } },
      { costs: costs.slice(1) },
      { iteration: 21 },
    ];
    for (const other of others) {
      expect(() => train(data, spec, { from: { ...checkpoint, ...other } })).toThrow(
        expect.objectContaining({
          code: 'bad-checkpoint',
          message: expect.stringMatching(
            /^Expected a checkpoint of 2[01] costs and vectors of .* numbers, got one of /,
          ),
        }),
      );
    }
  });

  test('takes 8 bytes for each number and at most 400 more', () => {
    const of = (hyperparameters: DescentParams) =>
      encodeCheckpoint(train(data, { ...hyperparameters, readings: [37] }).result.checkpoint)
        .length;
    const numbers = form === 'gram' ? 2 * 21 + 4 : 70 + 2;
    const velocities = form === 'gram' ? 2 * 21 : 70;
    expect(of(plain) - 8 * (37 + numbers)).toSatisfy(isAtMost(400));
    expect(of(withAll) - 8 * (37 + numbers + velocities)).toSatisfy(isAtMost(400));
  });

  test('throws only `bad-checkpoint` for bytes that are not a checkpoint', () => {
    const whole = encodeCheckpoint(train(data, { ...withAll, readings: [20] }).result.checkpoint);
    const header = whole.indexOf(0x7d);
    const someBytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.integer({ min: 0, max: whole.length - 1 }).map((length) => whole.slice(0, length)),
      // Changes a few bytes of the header.
      fc
        .array(fc.tuple(fc.integer({ min: 0, max: header }), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 3,
        })
        .map((changes) => {
          const bytes = whole.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          return bytes;
        }),
      fc.json().map((text) => {
        const json = new TextEncoder().encode(text);
        return Uint8Array.of(json.length, 0, 0, 0, ...json);
      }),
    );
    let refused = 0;
    fc.assert(
      fc.property(someBytes, (bytes) => {
        try {
          train(data, { ...withAll, readings: [20] }, { from: decodeCheckpoint(bytes) });
        } catch (error) {
          expect(error).toBeInstanceOf(CoreError);
          expect(error).toMatchObject({ code: 'bad-checkpoint' });
          refused += 1;
        }
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  test('refuses a checkpoint that was cut off at any byte', () => {
    const whole = encodeCheckpoint(train(data, { ...plain, readings: [3] }).result.checkpoint);
    for (let length = 0; length < whole.length; length++) {
      expect(() => decodeCheckpoint(whole.subarray(0, length))).toThrow(
        expect.objectContaining({ code: 'bad-checkpoint' }),
      );
    }
    expect(() => decodeCheckpoint(whole)).not.toThrow();
  });
});

const isAtMost = (most: number) => (value: number) => value > 0 && value <= most;
