import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlacer, kernels } from '../../fixtures/kernel-memory.ts';
import { mixedStream, take, weightStream } from '../../fixtures/number-stream.ts';
import { type DenseLayer, multiplyDense } from './multiply-dense.ts';

const someSizes = fc.record({
  outputs: fc.integer({ min: 1, max: 7 }),
  inputs: fc.integer({ min: 1, max: 9 }),
  rows: fc.integer({ min: 1, max: 6 }).map((blocks) => 4 * blocks),
  isForward: fc.boolean(),
  hasBias: fc.boolean(),
});
type Sizes = typeof someSizes extends fc.Arbitrary<infer Drawn> ? Drawn : never;

test('the kernel `multiplyDense` gives the bits of its scalar version, forward and backward, for every remainder of outputs and rows', () => {
  fc.assert(
    fc.property(someSizes, mixedStream, (sizes, numbers) => {
      const { rows } = sizes;
      const layer = drawLayer(sizes, numbers);
      const { W, outputStep, inputStep, bias, A, outputs, inputs } = layer;
      const own = createPlacer();
      const length = outputs * rows;
      const out = own.place(new Float64Array(length + 1).fill(7));
      kernels.multiplyDense(
        ...([own.place(W), outputStep, inputStep, bias ? own.place(bias) : 0] as const),
        ...([own.place(A), out, outputs, inputs, rows] as const),
      );
      // The number after the last one is unchanged.
      expect(own.read(out, length + 1)).toEqual(Float64Array.of(...multiplyDense(layer), 7));
    }),
    { numRuns: 300 },
  );
});

test('the scalar `multiplyDense` is the sum of bias and products within (inputs + 1) units of the sum of their sizes', () => {
  fc.assert(
    fc.property(someSizes, weightStream, (sizes, numbers) => {
      const { rows } = sizes;
      const layer = drawLayer(sizes, numbers);
      const { W, outputStep, inputStep, bias, A, inputs } = layer;
      multiplyDense(layer).forEach((value, at) => {
        const [o, i] = [Math.floor(at / rows), at % rows];
        const terms = Array.from({ length: inputs }, (_, j) => {
          return (W[o * outputStep + j * inputStep] ?? 0) * (A[j * rows + i] ?? 0);
        });
        terms.push(bias?.[o] ?? 0);
        const sum = terms.reduceRight((total, term) => total + term);
        const size = terms.reduce((total, term) => total + Math.abs(term), 0);
        expect(Math.abs(value - sum)).toBeLessThanOrEqual((inputs + 1) * 2 ** -52 * size);
      });
    }),
  );
});

test('the kernel `multiplyDense` gives an output the same bits whatever the other outputs are', () => {
  fc.assert(
    fc.property(someSizes, weightStream, (sizes, numbers) => {
      const { outputs, inputs, rows } = sizes;
      const own = createPlacer();
      const [W, A] = [take(numbers, outputs * inputs), take(numbers, inputs * rows)];
      const [atW, atA] = [own.place(W), own.place(A)];
      const all = own.place(new Float64Array(outputs * rows));
      const one = own.place(new Float64Array(rows));
      kernels.multiplyDense(atW, inputs, 1, 0, atA, all, outputs, inputs, rows);
      for (let o = 0; o < outputs; o++) {
        kernels.multiplyDense(atW + 8 * o * inputs, inputs, 1, 0, atA, one, 1, inputs, rows);
        expect(own.read(all + 8 * o * rows, rows)).toEqual(own.read(one, rows));
      }
    }),
  );
});

/** Backward, W is the matrix of a layer from `outputs` to `inputs` units. */
function drawLayer(
  { outputs, inputs, rows, isForward, hasBias }: Sizes,
  numbers: Iterator<number>,
): DenseLayer {
  return {
    ...{ outputs, inputs },
    W: take(numbers, outputs * inputs),
    ...(isForward ? { outputStep: inputs, inputStep: 1 } : { outputStep: 1, inputStep: outputs }),
    bias: hasBias ? take(numbers, outputs) : undefined,
    A: take(numbers, inputs * rows),
  };
}
