import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectEqual } from '../../fixtures/expect-equal.ts';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { hashOf, plain, train } from '../../fixtures/train.ts';
import { formNames } from '../preprocess/choose-form.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { createPatience, type EarlyStopping } from './early-stopping.ts';

describe('the number of iterations before the stop', () => {
  test.each<[what: string, patience: number, minDelta: number, costs: number[], done: number]>([
    ['all iterations while the cost falls', 1, 0, [5, 4, 3], 3],
    ['the iteration without improvement is included', 1, 0, [5, 4, 4, 3], 3],
    ['a cost that rises is no improvement', 2, 0, [5, 6, 4, 5, 5, 1], 5],
    ['the cost is compared with the best cost, not with the cost before', 2, 0, [5, 7, 6, 1], 3],
    ['an improvement resets the count', 2, 0, [5, 6, 4, 6, 3, 6, 2], 7],
    ['an improvement of exactly `minDelta` does not count', 1, 1, [5, 4, 2], 2],
    ['small improvements are added up', 2, 1, [5, 4.5, 3.5, 3, 3.5], 5],
    ['too small an improvement does not change the best cost', 3, 1, [5, 4.5, 4.2, 4.1, 1], 4],
    ['the first iteration is not an improvement', 1, 100, [5, 4], 2],
    ['0 for an empty list of costs', 1, 0, [], 0],
  ])('%s', (_what, patience, minDelta, costs, done) => {
    expect(createPatience({ patience, minDelta }).spend(Float64Array.from(costs))).toBe(done);
  });

  test('is the number of costs if early stopping is off', () => {
    const patience = createPatience();
    expect(patience.spend(new Float64Array(5000).fill(1))).toBe(5000);
    expect(patience.left).toBe(Number.POSITIVE_INFINITY);
  });
});

const someCosts = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 60 });
const someSettings = fc.record({
  patience: fc.integer({ min: 1, max: 8 }),
  minDelta: fc.integer({ min: 0, max: 3 }),
});

/** The definition in early-stopping.ts, literally: for each iteration, looks back to the last improvement. */
function countDone(costs: number[], { patience, minDelta }: EarlyStopping): number {
  const isBetter = costs.map(() => true);
  for (let k = 1; k < costs.length; k++) {
    const best = costs[isBetter.lastIndexOf(true, k - 1)] ?? 0;
    isBetter[k] = (costs[k] ?? 0) < best - minDelta;
  }
  const stop = costs.findIndex((_, k) => k - isBetter.lastIndexOf(true, k) >= patience);
  return stop === -1 ? costs.length : stop + 1;
}

test('stops at the iteration of the definition if the costs come in pieces, and never before `left` more iterations', () => {
  fc.assert(
    fc.property(someCosts, someSettings, fc.infiniteStream(fc.nat(7)), (costs, settings, sizes) => {
      const patience = createPatience(settings);
      let done = 0;
      while (done < costs.length && patience.left > 0) {
        const size = sizes.next().value ?? 1;
        const piece = Float64Array.from(costs.slice(done, done + size));
        const { left } = patience;
        const spent = patience.spend(piece);
        expect(spent).toBeGreaterThanOrEqual(Math.min(left, piece.length));
        done += spent;
      }
      expect(done).toBe(countDone(costs, settings));
      // After the stop, an improvement does not continue the run.
      if (patience.left === 0) expect(patience.spend(Float64Array.of(-100))).toBe(0);
    }),
  );
});

// With momentum the cost goes up and down. A block has about 2000 iterations in the Gram form.
const rough = { ...plain, learningRate: 0.05, momentum: 0.9, l2: 0.05 };
const most = 2500;
const stopping = fc.record({
  patience: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 30, max: 900 })),
  minDelta: fc.constantFrom(0, 1e-9, 1e-4, 0.01),
});

describe.each(formNames)('a run in the %s form', (form) => {
  const data = prepareDataset(smallDataset({ m: 21, mTest: 6, n: 70 }), { form, slots: 2 });
  const { curve } = train(data, { ...rough, readings: [most] }).result;

  test('gives a stopped run the bits of a run whose last reading is at the stop', () => {
    let early = 0;
    const between = fc.uniqueArray(fc.integer({ min: 1, max: most - 1 }), { maxLength: 4 });
    fc.assert(
      fc.property(stopping, between, (earlyStopping, counts) => {
        const readings = [...counts, most].sort((a, b) => a - b);
        const done = countDone([...curve], earlyStopping);
        if (done < most) early += 1;
        const stopped = train(data, { ...rough, readings, earlyStopping });
        const asFar = readings.filter((asked) => asked < done);
        const exact = train(data, { ...rough, readings: [...asFar, done] });
        expectEqual(stopped.result, exact.result);
        expect(stopped.result).toMatchObject({ status: 'completed', iterations: done });
        expect(hashOf(stopped.result)).toBe(hashOf(exact.result));
        // The readings after the stop are measured at the stop.
        expect(stopped.readings.map(({ asked }) => asked)).toEqual(readings);
        for (const { asked, ...reading } of stopped.readings) {
          const { asked: _, ...expected } = exact.readings[readings.indexOf(asked)] ?? last(exact);
          expectEqual(reading, expected);
        }
      }),
      { numRuns: 40 },
    );
    expect(early).toBeGreaterThan(10);
  });

  test('stops at the same iteration after it resumes from any checkpoint, even from a checkpoint beyond the stop', () => {
    const iterations = fc.integer({ min: 1, max: most });
    const readings = [200, most - 1, most];
    fc.assert(
      fc.property(stopping, iterations, (earlyStopping, at) => {
        const whole = train(data, { ...rough, readings, earlyStopping });
        const { checkpoint } = train(data, { ...rough, readings: [at] }, { slot: 1 }).result;
        const from = decodeCheckpoint(encodeCheckpoint(checkpoint));
        const resumed = train(data, { ...rough, readings, earlyStopping }, { from });
        expectEqual(resumed.result, whole.result);
        const isBeyond = at > whole.result.iterations;
        const stillToCome = whole.readings.filter(({ asked }) => isBeyond || asked >= at);
        expectEqual(resumed.readings, stillToCome);
      }),
      { numRuns: 40 },
    );
  });

  test('resumes from each checkpoint of the same run with the same bits', () => {
    const spec = {
      ...rough,
      readings: [300, most],
      earlyStopping: { patience: 40, minDelta: 1e-4 },
    };
    const whole = train(data, spec);
    expect(whole.result.iterations).toBeLessThan(most);
    expect(whole.saved.at(-1)?.iteration).toBe(whole.result.iterations);
    for (const from of whole.saved) {
      expectEqual(train(data, spec, { from }).result, whole.result);
    }
  });

  test('reports a divergence that comes before the early stop', () => {
    const wild = { ...plain, learningRate: 1, l2: 3, readings: [300] };
    const patient = { patience: 300, minDelta: 0 };
    const { result, readings } = train(data, { ...wild, earlyStopping: patient });
    expect(result).toEqual(train(data, wild).result);
    expect([result.status, readings]).toEqual(['diverged', []]);
    const hasty = { patience: 1, minDelta: 0 };
    const stopped = train(data, { ...wild, earlyStopping: hasty });
    expect(stopped.result.status).toBe('completed');
    expect(stopped.result.iterations).toBeLessThan(result.iterations);
  });
});

const last = <T>({ readings }: { readings: T[] }) => readings.at(-1) as T;
