import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlacer, kernels } from '../../fixtures/kernel-memory.ts';
import { mixedStream, take, weightStream } from '../../fixtures/number-stream.ts';
import { stepAdam, stepMany } from './step-many.ts';

const somePairs = fc.integer({ min: 1, max: 11 });
const aRule = fc.record({
  learningRate: fc.constantFrom(0.005, 0.3),
  l2: fc.constantFrom(0, 0.01),
  momentum: fc.constantFrom(0, 0.9),
  nesterov: fc.boolean(),
});
const anAdamRule = fc.record({
  learningRate: fc.constantFrom(0.001, 0.3),
  l2: fc.constantFrom(0, 0.01),
  beta1: fc.constantFrom(0, 0.9),
  beta2: fc.constantFrom(0.99, 0.999),
  epsilon: fc.constantFrom(1e-8, 1e-3),
});

test('the kernel `stepMany` gives the bits of its scalar version over 3 steps, with and without momentum', () => {
  fc.assert(
    fc.property(somePairs, aRule, mixedStream, (pairs, rule, numbers) => {
      const count = 2 * pairs;
      const parameters = take(numbers, count);
      const velocity = new Float64Array(count);
      const own = createPlacer();
      const at = own.place(Float64Array.of(...parameters, 7));
      const atVelocity = own.place(velocity);
      const atGradient = own.place(velocity);
      for (let k = 0; k < 3; k++) {
        const gradient = take(numbers, count);
        own.view(atGradient, count).set(gradient);
        kernels.stepMany(
          ...([at, rule.momentum === 0 ? 0 : atVelocity, atGradient, count] as const),
          ...([rule.learningRate, rule.l2, rule.momentum, rule.nesterov] as const),
        );
        stepMany(parameters, velocity, gradient, rule);
      }
      expect(own.read(at, count + 1)).toEqual(Float64Array.of(...parameters, 7));
      expect(own.read(atVelocity, count)).toEqual(velocity);
    }),
    { numRuns: 300 },
  );
});

test('the kernel `stepAdam` gives the bits of its scalar version over 3 steps', () => {
  fc.assert(
    fc.property(somePairs, anAdamRule, mixedStream, (pairs, rule, numbers) => {
      const count = 2 * pairs;
      const parameters = take(numbers, count);
      const moments = { first: new Float64Array(count), second: new Float64Array(count) };
      const own = createPlacer();
      const at = own.place(Float64Array.of(...parameters, 7));
      const [first, second] = [own.place(moments.first), own.place(moments.second)];
      const atGradient = own.place(moments.first);
      for (let t = 1; t <= 3; t++) {
        const gradient = take(numbers, count);
        own.view(atGradient, count).set(gradient);
        const { learningRate, l2, beta1, beta2, epsilon } = rule;
        const [correction1, correction2] = [1 - beta1 ** t, 1 - beta2 ** t];
        kernels.stepAdam(
          ...([at, first, second, atGradient, count, learningRate, l2] as const),
          ...([beta1, beta2, epsilon, correction1, correction2] as const),
        );
        stepAdam(parameters, moments, gradient, { ...rule, correction1, correction2 });
      }
      expect(own.read(at, count + 1)).toEqual(Float64Array.of(...parameters, 7));
      expect(own.read(first, count)).toEqual(moments.first);
      expect(own.read(second, count)).toEqual(moments.second);
    }),
    { numRuns: 300 },
  );
});

test('the scalar `stepMany` takes the steps of Polyak, or of Nesterov, within 1e-12', () => {
  fc.assert(
    fc.property(aRule, weightStream, (rule, numbers) => {
      const { learningRate, l2, momentum, nesterov } = rule;
      const parameters = take(numbers, 1);
      const velocity = new Float64Array(1);
      const first = parameters[0] ?? 0;
      // The form without velocities. Nesterov's gradient is that at `x`, between the points `u`.
      let [x, last, u] = [first, first, first];
      for (let k = 0; k < 5; k++) {
        const gradient = take(numbers, 1);
        stepMany(parameters, velocity, gradient, rule);
        const descended = x - learningRate * ((gradient[0] ?? 0) + l2 * x);
        const next = nesterov
          ? descended + momentum * (descended - u)
          : descended + momentum * (x - last);
        [x, last, u] = [next, x, descended];
        expect(Math.abs((parameters[0] ?? Number.NaN) - x)).toBeLessThan(1e-12);
      }
    }),
  );
});

test('the scalar `stepAdam` takes the steps of Kingma and Ba, with both moments as weighted sums, within 1e-12', () => {
  fc.assert(
    fc.property(anAdamRule, weightStream, (rule, numbers) => {
      const { learningRate, beta1, beta2, epsilon } = rule;
      const parameters = take(numbers, 1);
      const moments = { first: new Float64Array(1), second: new Float64Array(1) };
      let x = parameters[0] ?? 0;
      const gradients: number[] = [];
      for (let t = 1; t <= 5; t++) {
        const gradient = take(numbers, 1);
        const [correction1, correction2] = [1 - beta1 ** t, 1 - beta2 ** t];
        stepAdam(parameters, moments, gradient, { ...rule, correction1, correction2 });
        gradients.push((gradient[0] ?? 0) + rule.l2 * x);
        const mean = (beta: number, power: number) =>
          gradients.reduce((sum, g, k) => sum + (1 - beta) * beta ** (t - 1 - k) * g ** power, 0) /
          (1 - beta ** t);
        x -= (learningRate * mean(beta1, 1)) / (Math.sqrt(mean(beta2, 2)) + epsilon);
        expect(Math.abs((parameters[0] ?? Number.NaN) - x)).toBeLessThan(1e-12);
      }
    }),
  );
});
