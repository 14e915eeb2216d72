import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activations } from '../models/network/network-params.ts';
import { differentiate, type ReferenceLayer, type ReferenceNetwork } from './network.ts';

const aNumber = fc.double({ min: -1, max: 1, noNaN: true });
const numbers = (length: number) =>
  fc.array(aNumber, { minLength: length, maxLength: length }).map((all) => Float64Array.from(all));

/** A network, some examples, and labels. */
const someProblem = fc
  .record({
    m: fc.integer({ min: 1, max: 6 }),
    hidden: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
    classes: fc.integer({ min: 2, max: 5 }),
    // The slope of ReLU has a step, at which a difference is no derivative.
    activation: fc.constantFrom(...activations.filter((name) => name !== 'relu')),
    l2: fc.constantFrom(0, 0.3),
  })
  .chain(({ m, hidden, classes, activation, l2 }) => {
    const outputs = classes > 2 ? classes : 1;
    const n = 3;
    const sizes = [n, ...hidden, outputs];
    const layers = sizes
      .slice(1)
      .map((units, l) =>
        fc.record({ weights: numbers(units * (sizes[l] as number)), biases: numbers(units) }),
      );
    return fc.record({
      network: fc
        .tuple(...layers)
        .map((all): ReferenceNetwork => ({ layers: all, activation, outputs })),
      examples: fc.record({
        ...{ X: numbers(m * n), m: fc.constant(m), n: fc.constant(n) },
        y: fc
          .array(fc.integer({ min: 0, max: classes - 1 }), { minLength: m, maxLength: m })
          .map((all) => Float64Array.from(all)),
      }),
      l2: fc.constant(l2),
      weights: numbers(classes).map((all) => all.map((w) => 1 + w)),
    });
  });

test('the gradient of every layer is the central difference of the cost within 1e-7, with any class weights', () => {
  fc.assert(
    fc.property(someProblem, ({ network, examples, l2, weights }) => {
      const weightOf = (label: number) => weights[label] as number;
      const { gradient } = differentiate(network, examples, l2, weightOf);
      const costAt = (l: number, part: keyof ReferenceLayer, k: number, by: number) => {
        const layers = network.layers.map((layer, at) =>
          at === l
            ? { ...layer, [part]: layer[part].map((x, i) => (i === k ? x + by : x)) }
            : layer,
        );
        return differentiate({ ...network, layers }, examples, l2, weightOf).cost;
      };
      for (const [l, layer] of network.layers.entries()) {
        for (const part of ['weights', 'biases'] as const) {
          for (const k of layer[part].keys()) {
            const slope = (costAt(l, part, k, 1e-5) - costAt(l, part, k, -1e-5)) / 2e-5;
            expect(Math.abs((gradient[l]?.[part][k] ?? Number.NaN) - slope)).toBeLessThan(1e-7);
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});
