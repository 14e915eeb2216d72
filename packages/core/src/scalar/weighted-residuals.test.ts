import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bits, expExactly, one, toFixed, unitsOff } from '../../fixtures/exact-numbers.ts';
import { createPlacer, floats, kernels, padTo } from '../../fixtures/kernel-memory.ts';
import { take } from '../../fixtures/number-stream.ts';
import { sigmoidResiduals, softmaxResiduals } from './weighted-residuals.ts';

const aSmallLogit = fc.double({ min: -3, max: 3, noNaN: true });
const aLogit = fc.oneof(
  fc.double({ min: -40, max: 40, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e-320, -708, 708, -709, 1e308, -1e308),
);
const anExactLogit = fc.oneof(fc.double({ min: -40, max: 40, noNaN: true }), aSmallLogit);
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

test('softmax is within (2 classes + 8) · 2⁻⁵³ of the exact shares, its cost within that times 1 + max − z_y', () => {
  const someExamples = fc.array(anExactLogit, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(someExamples, fc.nat(4), (logits, drawnLabel) => {
      const [classes, label] = [logits.length, drawnLabel % logits.length];
      const Z = floats(2 * classes, (at) => logits[at >> 1] ?? 0);
      const y = Float64Array.of(label, label);
      const { r, cost } = softmaxResiduals(Z, y, Float64Array.of(1, 0));
      const ofLabel = logits[label] ?? 0;
      const powers = logits.map((z) => expExactly(toFixed(z) - toFixed(ofLabel)));
      const total = powers.reduce((sum, power) => sum + power);
      const bound = 2 * classes + 8;
      powers.forEach((power, c) => {
        const exact = (power * one) / total - (c === label ? one : 0n);
        expect(unitsOff(r[2 * c] ?? Number.NaN, exact, 0.5)).toBeLessThan(bound);
      });
      const range = 1 + Math.max(...logits) - ofLabel;
      expect(costOff(cost, total)).toBeLessThan(bound * range);
    }),
    { numRuns: 200 },
  );
});

test('sigmoid is within 3 · 2⁻⁵² of the exact number, its cost within 10 (1 + |z|) · 2⁻⁵³', () => {
  fc.assert(
    fc.property(anExactLogit, fc.constantFrom(0, 1), (z, label) => {
      const Z = Float64Array.of(z, 0);
      const y = Float64Array.of(label, 0);
      const { r, cost } = sigmoidResiduals(Z, y, Float64Array.of(1, 0));
      const power = expExactly(toFixed(z));
      const exact = (power * one) / (one + power) - (label === 1 ? one : 0n);
      expect(unitsOff(r[0] ?? Number.NaN, exact, 0.5)).toBeLessThan(6);
      const inverse = label === 1 ? expExactly(-toFixed(z)) : one;
      expect(costOff(cost, ((one + power) * inverse) >> bits)).toBeLessThan(10 * (1 + Math.abs(z)));
    }),
    { numRuns: 300 },
  );
});

test('softmax of (0, z) is sigmoid of z: the residual of class 1 within 18 · 2⁻⁵³, that of class 0 is its negative, the cost within 22 (1 + |z|) · 2⁻⁵³', () => {
  fc.assert(
    fc.property(anExactLogit, fc.constantFrom(0, 1), (z, label) => {
      const y = Float64Array.of(label, 0);
      const weights = Float64Array.of(1, 0);
      const softmax = softmaxResiduals(Float64Array.of(0, 0, z, 0), y, weights);
      const sigmoid = sigmoidResiduals(Float64Array.of(z, 0), y, weights);
      const [ofZero = Number.NaN, , ofOne = Number.NaN] = softmax.r;
      const [expected = Number.NaN] = sigmoid.r;
      const unit = 2 ** -53;
      expect(Math.abs(ofOne - expected)).toBeLessThanOrEqual(18 * unit);
      expect(Math.abs(ofZero + expected)).toBeLessThanOrEqual(18 * unit);
      const range = 1 + Math.abs(z);
      expect(Math.abs(softmax.cost - sigmoid.cost)).toBeLessThanOrEqual(22 * range * unit);
    }),
    { numRuns: 300 },
  );
});

/** |cost − ln x| in units of 2⁻⁵³, from e^cost / x − 1. */
function costOff(cost: number, x: bigint): number {
  const ratio = (expExactly(toFixed(cost)) * one) / x;
  // The unit in the last place of 1 is 2⁻⁵².
  return 2 * unitsOff(1, ratio, 1);
}

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
