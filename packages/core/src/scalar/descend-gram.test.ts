import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlacer, floats, kernels } from '../../fixtures/kernel-memory.ts';
import { type Gram, packGram, someGram } from '../../fixtures/some-gram.ts';
import { descendGram, type ScalarGramState } from './descend-gram.ts';

const aRule = fc.record({
  learningRate: fc.constantFrom(0.005, 0.3),
  l2: fc.constantFrom(0, 0.01),
  momentum: fc.constantFrom(0, 0.9),
  nesterov: fc.boolean(),
});
type Rule = typeof aRule extends fc.Arbitrary<infer Drawn> ? Drawn : never;

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
    ...([own.place(packGram(K, rows)), own.place(labelsOf(rows, m)), own.place(start)] as const),
    ...([state, own.place(new Float64Array(2 + 2 * rows)), costs, m, rows, count] as const),
    ...([rule.learningRate, rule.l2, rule.momentum, rule.nesterov, limit] as const),
  );
  return { done, costs: own.read(costs, count), state: own.read(state, numbers.length) };
}

const labelsOf = (rows: number, m: number) => floats(rows, (i) => (i < m ? i % 2 : 0.5));
