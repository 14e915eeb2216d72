import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlacer, floats, kernels, padTo } from '../../fixtures/kernel-memory.ts';
import { descendDirect } from './descend-direct.ts';

const aByte = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 255));
const aWeight = fc.double({ min: -2, max: 2, noNaN: true });
const aRule = fc.record({
  learningRate: fc.constantFrom(0.005, 0.3),
  l2: fc.constantFrom(0, 0.01),
  momentum: fc.constantFrom(0, 0.9),
  nesterov: fc.boolean(),
});

test('the kernels of the direct form give the bits of their scalar versions, over 3 iterations, for any m and n', () => {
  const sizes = fc.record({
    m: fc.integer({ min: 1, max: 140 }),
    n: fc.integer({ min: 1, max: 40 }),
  });
  const streams = [fc.infiniteStream(aByte), fc.infiniteStream(aWeight)] as const;
  fc.assert(
    fc.property(sizes, aRule, ...streams, ({ m, n }, rule, bytes, weights) => {
      const [rows, stride] = [padTo(4, m), padTo(16, n)];
      const pixels = new Uint8Array(rows * stride);
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) pixels[i * stride + j] = bytes.next().value as number;
      }
      const ofFeatures = (scale: number) =>
        floats(stride, (j) => (j < n ? scale * (weights.next().value as number) : 0));
      const y = labelsOf(rows, m);
      const scale = { gain: ofFeatures(0.01), offset: ofFeatures(1) };
      const zeros = () => new Float64Array(stride);
      const scalar = { bias: 0, biasVelocity: 0, weights: ofFeatures(1), velocity: zeros() };

      const own = createPlacer();
      const state = own.place(
        Float64Array.of(...new Float64Array(8), ...scalar.weights, ...zeros()),
      );
      const [gain, offset] = [own.place(scale.gain), own.place(scale.offset)];
      const [scaled, gradient] = [own.place(zeros()), own.place(zeros())];
      const sums = own.place(new Float64Array(4));
      const work = own.place(new Float64Array(512 + stride));
      const [images, labels] = [own.placeBytes(pixels), own.place(y)];
      kernels.scaleWeights(state + 64, gain, offset, stride, scaled, sums + 16);
      for (let iteration = 0; iteration < 3; iteration++) {
        const shift = at(own.read(state, 1), 0) - at(own.read(sums, 4), 2);
        own.view(gradient, stride).fill(0);
        own.view(sums, 2).fill(0);
        kernels.passDirect(images, labels, rows, m, stride, scaled, shift, gradient, work, sums);
        const [total = 0, crossEntropy = 0, , squaredNorm = 0] = own.read(sums, 4);
        kernels.stepDirect(
          ...([state, gradient, gain, offset, stride, total, 1 / m, rule.learningRate] as const),
          ...([rule.l2, rule.momentum, rule.nesterov, scaled, sums + 16] as const),
        );
        const cost = crossEntropy / m + 0.5 * rule.l2 * squaredNorm;
        expect(cost).toBe(descendDirect({ pixels, y, m, scale }, scalar, rule));
      }
      expect([...own.read(state, 2)]).toEqual([scalar.bias, scalar.biasVelocity]);
      expect(own.read(state + 64, stride)).toEqual(scalar.weights);
      expect(own.read(state + 64 + 8 * stride, stride)).toEqual(scalar.velocity);
    }),
    { numRuns: 40 },
  );
});

const labelsOf = (rows: number, m: number) => floats(rows, (i) => (i < m ? i % 2 : 0.5));
const at = (numbers: Float64Array, index: number) => numbers[index] ?? Number.NaN;
