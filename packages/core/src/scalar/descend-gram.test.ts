import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlacer, floats, kernels, padTo } from '../../fixtures/kernel-memory.ts';
import { descendGram, type ScalarGramState } from './descend-gram.ts';
import { multiplyPacked } from './multiply-packed.ts';

const aWeight = fc.double({ min: -2, max: 2, noNaN: true });
const aRule = fc.record({
  learningRate: fc.constantFrom(0.005, 0.3),
  l2: fc.constantFrom(0, 0.01),
  momentum: fc.constantFrom(0, 0.9),
  nesterov: fc.boolean(),
});
/** A symmetric matrix and a vector of m, padded with zeros to a multiple of 4. */
const someGram = fc.integer({ min: 1, max: 22 }).chain((m) => {
  const rows = padTo(4, m);
  const ofRows = fc.array(aWeight, { minLength: m, maxLength: m });
  return fc.tuple(fc.array(ofRows, { minLength: m, maxLength: m }), ofRows).map(([K, r]) => ({
    K: floats(rows * rows, (at) => {
      const [i, j] = [Math.floor(at / rows), at % rows];
      return K[Math.max(i, j)]?.[Math.min(i, j)] ?? 0;
    }),
    r: floats(rows, (i) => r[i] ?? 0),
    rows,
    m,
  }));
});
type Rule = typeof aRule extends fc.Arbitrary<infer Drawn> ? Drawn : never;
type Gram = typeof someGram extends fc.Arbitrary<infer Drawn> ? Drawn : never;

test('the kernel `multiplyPacked` gives the bits of its scalar version for every remainder of m modulo 4', () => {
  fc.assert(
    fc.property(someGram, ({ K, r, rows }) => {
      const own = createPlacer();
      const vectors = own.place(interleave(r));
      kernels.multiplyPacked(own.place(pack(K, rows)), vectors, rows);
      expect(oddPairs(own.read(vectors, 2 * rows))).toEqual(multiplyPacked(K, r));
    }),
  );
});

test('the scalar `multiplyPacked` is the product with the whole matrix within 1e-13', () => {
  fc.assert(
    fc.property(someGram, ({ K, r, rows }) => {
      multiplyPacked(K, r).forEach((q, i) => {
        const plain = r.reduce((sum, x, j) => sum + (K[i * rows + j] ?? Number.NaN) * x, 0);
        expect(Math.abs(q - plain)).toBeLessThan(1e-13);
      });
    }),
  );
});

test('the kernel `descendGram` gives the bits of its scalar version, over 7 iterations, for any m', () => {
  const aSquaredNorm = fc.double({ min: 0, max: 3, noNaN: true });
  fc.assert(
    fc.property(someGram, aRule, aSquaredNorm, (drawn, rule, squaredNorm) => {
      const { K, r: start, rows, m } = drawn;
      const y = labelsOf(rows, m);
      const zeros = () => new Float64Array(rows);
      const scalar: ScalarGramState = {
        ...{ bias: 0, biasVelocity: 0, scale: 1, scaleVelocity: 0 },
        ...{ z: start.slice(), s: zeros(), zVelocity: zeros(), sVelocity: zeros() },
      };
      const expected = descendGram({ K, y, start, squaredNorm, m }, scalar, rule, 7);
      const { done, costs, state } = runGram(drawn, rule, { squaredNorm, count: 7, limit: 1e12 });
      expect(done).toBe(7);
      expect(costs).toEqual(expected);
      const { bias, biasVelocity, scale, scaleVelocity } = scalar;
      const ofMemory = rule.l2 > 0 || rule.momentum > 0;
      const velocities = ofMemory ? [biasVelocity, scaleVelocity] : [0, 0];
      expect([...state.subarray(0, 5)]).toEqual([
        ...[bias, velocities[0], scale, velocities[1], squaredNorm],
      ]);
      const { z, s, zVelocity, sVelocity } = scalar;
      const vectors = [z, s, ...(ofMemory ? [zVelocity, sVelocity] : [zeros(), zeros()])];
      vectors.forEach((vector, k) => {
        const from = 8 + k * rows;
        expect(state.subarray(from, from + m)).toEqual(vector.subarray(0, m));
      });
    }),
  );
});

test('the kernel `descendGram` stops before an iteration whose cost is above the limit', () => {
  fc.assert(
    fc.property(someGram, aRule, (drawn, rule) => {
      const options = { squaredNorm: 1, limit: Number.MAX_VALUE };
      const whole = runGram(drawn, rule, { ...options, count: 9 });
      const [first = 0, ...others] = whole.costs;
      const rises = others.findIndex((cost) => cost > first) + 1;
      const stopped = runGram(drawn, rule, { ...options, count: 9, limit: first });
      expect(stopped.done).toBe(rises === 0 ? 9 : rises);
      const short = runGram(drawn, rule, { ...options, count: stopped.done });
      expect(stopped.state).toEqual(short.state);
      expect(stopped.costs.subarray(0, stopped.done)).toEqual(short.costs);
      expect(runGram(drawn, rule, { ...options, count: 9, limit: Number.NaN }).done).toBe(0);
    }),
  );
});

type GramRun = { squaredNorm: number; count: number; limit: number };

/** Runs the kernel from X̃ w₀ = r, γ = 1 and zeros elsewhere. */
function runGram(
  { K, r: start, rows, m }: Gram,
  rule: Rule,
  { squaredNorm, count, limit }: GramRun,
) {
  const own = createPlacer();
  const scalars = Float64Array.of(0, 0, 1, 0, squaredNorm, 0, 0, 0);
  const numbers = Float64Array.of(...scalars, ...start, ...new Float64Array(3 * rows));
  const state = own.place(numbers);
  const costs = own.place(new Float64Array(count));
  const done = kernels.descendGram(
    ...([own.place(pack(K, rows)), own.place(labelsOf(rows, m)), own.place(start)] as const),
    ...([state, own.place(new Float64Array(2 + 2 * rows)), costs, m, rows, count] as const),
    ...([rule.learningRate, rule.l2, rule.momentum, rule.nesterov, limit] as const),
  );
  return { done, costs: own.read(costs, count), state: own.read(state, numbers.length) };
}

const labelsOf = (rows: number, m: number) => floats(rows, (i) => (i < m ? i % 2 : 0.5));

/** Packs K as `multiplyPacked` reads it: panels of four rows, one pair of columns after the other. */
function pack(K: Float64Array, rows: number): Float64Array {
  const packed: number[] = [];
  for (let top = 0; top < rows; top += 4) {
    for (let j = 0; j < top + 4; j += 2) {
      for (let i = top; i < top + 4; i++) {
        packed.push(K[i * rows + j] as number, K[i * rows + j + 1] as number);
      }
    }
  }
  return Float64Array.from(packed);
}

/** Each pair of values of `r`, followed by two zeros. */
const interleave = (r: Float64Array) =>
  floats(2 * r.length, (k) => (k % 4 < 2 ? (r[(k >> 2) * 2 + (k % 4)] ?? 0) : 0));
const oddPairs = (both: Float64Array) => both.filter((_, k) => k % 4 >= 2);
