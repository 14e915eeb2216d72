import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPlacer, floats, kernels, padTo } from '../../fixtures/kernel-memory.ts';
import { take } from '../../fixtures/number-stream.ts';
import { sigmoidResiduals, softmaxResiduals } from './weighted-residuals.ts';

const aSmallLogit = fc.double({ min: -3, max: 3, noNaN: true });
const aLogit = fc.oneof(
  fc.double({ min: -40, max: 40, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e-320, -708, 708, -709, 1e308, -1e308),
);
/** Small and large logits in separate arrays, because a small number has no effect in a sum with a large one. */
const someLogits = fc.constantFrom(aSmallLogit, aLogit).chain((logit) => fc.infiniteStream(logit));
const someSizes = fc.record({
  m: fc.integer({ min: 1, max: 22 }),
  classes: fc.integer({ min: 1, max: 7 }),
});
const someWeights = fc.infiniteStream(fc.constantFrom(0, 0.25, 1, 1.5));
const someLabels = fc.infiniteStream(fc.nat(6));
const before = 0.125;

type Drawn = { Z: Float64Array; y: Float64Array; weights: Float64Array; m: number };

test('the kernel `softmaxResiduals` gives the bits of its scalar version, sum included, for every finite logit', () => {
  fc.assert(
    fc.property(
      ...([someSizes, someLogits, someLabels, someWeights] as const),
      ({ m, classes }, logits, labels, weights) => {
        const drawn = draw({ m, classes, logits, labels: below(classes, labels), weights });
        const { r, sum } = runSoftmax(drawn);
        const expected = softmaxResiduals(drawn.Z, drawn.y, drawn.weights);
        expect(r).toEqual(Float64Array.of(...expected.r, 7));
        expect(sum).toBe(before + expected.cost);
      },
    ),
    { numRuns: 300 },
  );
});

test('the kernel `sigmoidResiduals` gives the bits of its scalar version, sum included, for every finite logit', () => {
  fc.assert(
    fc.property(
      ...([someSizes, someLogits, someLabels, someWeights] as const),
      ({ m }, logits, labels, weights) => {
        const drawn = draw({ m, classes: 1, logits, labels: below(2, labels), weights });
        const { r, sum } = runSigmoid(drawn);
        const expected = sigmoidResiduals(drawn.Z, drawn.y, drawn.weights);
        expect(r).toEqual(Float64Array.of(...expected.r, 7));
        expect(sum).toBe(before + expected.cost);
      },
    ),
    { numRuns: 300 },
  );
});

test('softmax residuals and cost are those of the textbook within 1e-13, for small logits', () => {
  fc.assert(
    fc.property(someSizes, fc.infiniteStream(aSmallLogit), someLabels, (sizes, logits, labels) => {
      const { m, classes } = sizes;
      const drawn = draw({ m, classes, logits, labels: below(classes, labels), weights: ones() });
      const { Z, y } = drawn;
      const { r, cost } = softmaxResiduals(Z, y, drawn.weights);
      let sum = 0;
      for (let i = 0; i < m; i++) {
        const powers = floats(classes, (c) => Math.exp(Z[c * y.length + i] ?? 0));
        const total = powers.reduce((all, power) => all + power);
        powers.forEach((power, c) => {
          const expected = power / total - (c === y[i] ? 1 : 0);
          expect(Math.abs((r[c * y.length + i] ?? Number.NaN) - expected)).toBeLessThan(1e-13);
        });
        sum -= Math.log((powers[y[i] ?? 0] ?? 0) / total);
      }
      expect(Math.abs(cost - sum)).toBeLessThan(1e-13 * Math.max(1, m));
    }),
  );
});

test('sigmoid residuals and cost are those of two classes of softmax with the logits 0 and z, within 1e-12', () => {
  fc.assert(
    fc.property(someSizes, fc.infiniteStream(aSmallLogit), someLabels, ({ m }, logits, labels) => {
      const drawn = draw({ m, classes: 1, logits, labels: below(2, labels), weights: ones() });
      const { Z, y, weights } = drawn;
      const sigmoid = sigmoidResiduals(Z, y, weights);
      const softmax = softmaxResiduals(
        Float64Array.of(...new Float64Array(y.length), ...Z),
        y,
        weights,
      );
      sigmoid.r.forEach((residual, i) => {
        expect(Math.abs(residual - (softmax.r[y.length + i] ?? Number.NaN))).toBeLessThan(1e-12);
      });
      expect(Math.abs(sigmoid.cost - softmax.cost)).toBeLessThan(1e-12);
    }),
  );
});

describe.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  'a logit of %d',
  (logit) => {
    const withLogit = (at: number, weight: number): Drawn => ({
      Z: Float64Array.of(1, -2, 3, 0.5, 2, 2, -1, 0).fill(logit, at, at + 1),
      y: Float64Array.of(1, 0, 1, 0),
      weights: Float64Array.of(1, weight, 1, 0),
      m: 3,
    });

    test('makes the sum of softmax NaN or infinite in any class and for any label', () => {
      for (const at of [0, 1, 2, 4, 5, 6]) {
        expect(Number.isFinite(runSoftmax(withLogit(at, 1)).sum)).toBe(false);
      }
    });

    test('makes the sum of sigmoid NaN or infinite for both labels', () => {
      for (const at of [0, 1]) {
        const { Z, ...others } = withLogit(at, 1);
        const { sum } = runSigmoid({ ...others, Z: Z.subarray(0, 4) });
        expect(Number.isFinite(sum)).toBe(false);
      }
    });

    test('has no effect in an example of weight 0', () => {
      for (const at of [1, 5]) {
        const { r, sum } = runSoftmax(withLogit(at, 0));
        expect(Number.isFinite(sum)).toBe(true);
        expect([r[1], r[5]]).toEqual([0, 0]);
      }
      const { Z, ...others } = withLogit(1, 0);
      const sigmoid = runSigmoid({ ...others, Z: Z.subarray(0, 4) });
      expect(Number.isFinite(sigmoid.sum)).toBe(true);
      expect(sigmoid.r[1]).toBe(0);
    });
  },
);

type Streams = {
  m: number;
  classes: number;
  logits: Iterator<number>;
  labels: Iterator<number>;
  weights: Iterator<number>;
};

/** Padded rows have any logit and label, and the weight 0. */
function draw({ m, classes, logits, labels, weights }: Streams): Drawn {
  const rows = padTo(4, m);
  const ofRows = Float64Array.of(...take(weights, m), ...new Float64Array(rows - m));
  return { Z: take(logits, classes * rows), y: take(labels, rows), weights: ofRows, m };
}

function* below(classes: number, labels: Iterator<number>): Generator<number> {
  for (;;) yield (labels.next().value as number) % classes;
}

function* ones(): Generator<number> {
  for (;;) yield 1;
}

/** Runs a kernel in place; the number after the last one must be unchanged. */
function runSoftmax({ Z, y, weights, m }: Drawn) {
  const own = createPlacer();
  const rows = y.length;
  const [at, sums] = [own.place(Float64Array.of(...Z, 7)), own.place(Float64Array.of(before))];
  const classes = Z.length / rows;
  kernels.softmaxResiduals(at, own.place(y), own.place(weights), classes, m, rows, sums);
  return { r: own.read(at, Z.length + 1), sum: own.view(sums, 1)[0] as number };
}

function runSigmoid({ Z, y, weights }: Drawn) {
  const own = createPlacer();
  const [at, sums] = [own.place(Float64Array.of(...Z, 7)), own.place(Float64Array.of(before))];
  kernels.sigmoidResiduals(at, own.place(y), own.place(weights), y.length, sums);
  return { r: own.read(at, Z.length + 1), sum: own.view(sums, 1)[0] as number };
}
