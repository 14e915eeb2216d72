import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlacer, kernels } from '../../fixtures/kernel-memory.ts';
import { addStart, scaleGradient } from './first-layer.ts';

const aNumber = fc.double({ min: -2, max: 2, noNaN: true });
const numbers = (length: number) =>
  fc.array(aNumber, { minLength: length, maxLength: length }).map((all) => Float64Array.from(all));

test('the kernel `addStart` gives the bits of its scalar version for any units and rows', () => {
  const drawn = fc
    .record({ units: fc.integer({ min: 1, max: 7 }), pairs: fc.integer({ min: 1, max: 12 }) })
    .chain(({ units, pairs }) => {
      const plane = numbers(units * pairs * 2);
      return fc.record({ plane, start: plane, biases: numbers(units), scale: aNumber });
    });
  fc.assert(
    fc.property(drawn, ({ plane, start, biases, scale }) => {
      const own = createPlacer();
      const [P, S, b] = [own.place(plane), own.place(start), own.place(biases)];
      kernels.addStart(P, S, scale, b, biases.length, plane.length / biases.length);
      const expected = plane.slice();
      addStart(expected, { start, scale, biases });
      expect(own.read(P, plane.length)).toEqual(expected);
    }),
  );
});

test('the kernel `scaleGradient` gives the bits of its scalar version', () => {
  const drawn = fc.integer({ min: 1, max: 20 }).chain((pairs) => {
    const vector = numbers(2 * pairs);
    return fc.record({ gradient: vector, gain: vector, offset: vector, total: aNumber });
  });
  fc.assert(
    fc.property(drawn, ({ gradient, gain, offset, total }) => {
      const own = createPlacer();
      const at = own.place(gradient);
      const count = gradient.length;
      kernels.scaleGradient(at, own.place(gain), own.place(offset), total, count);
      const expected = gradient.slice();
      scaleGradient(expected, { gain, offset, total });
      expect(own.read(at, count)).toEqual(expected);
    }),
  );
});
