import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlacer, floats, kernels, padImages } from '../../fixtures/kernel-memory.ts';
import * as scalar from './gram-matrix.ts';

type Product = (a: Uint8Array, b: Uint8Array) => number;

/** Four rows and three pairs of columns. */
const someImages = fc
  .integer({ min: 1, max: 70 })
  .chain((n) =>
    fc.array(fc.uint8Array({ minLength: n, maxLength: n }), { minLength: 10, maxLength: 10 }),
  );
const aWeight = fc.double({ min: -2, max: 2, noNaN: true });
const scale = 1 / 65_025;

test('the kernel `gramOfPixels` gives the bits of its scalar version for any number of features', () => {
  fc.assert(fc.property(someImages, expectGramOfPixels));
});

test.each([33_024, 33_025, 33_040, 66_100])(
  'the kernel `gramOfPixels` gives the bits of its scalar version for %i white pixels',
  (n) => {
    expectGramOfPixels(Array.from({ length: 10 }, () => new Uint8Array(n).fill(255)));
  },
);

test('the kernel `gramOfFeatures` gives the bits of its scalar version for any number of features', () => {
  const weights = fc.array(aWeight, { minLength: 160, maxLength: 160 });
  fc.assert(
    fc.property(someImages, weights, (images, w) => {
      const n = images[0]?.length ?? 0;
      const { stride, pixels } = padImages(images);
      const ofFeatures = {
        gain: floats(stride, (j) => (j < n ? (w[j] ?? 0) : 0)),
        offset: floats(stride, (j) => (j < n ? (w[80 + j] ?? 0) : 0)),
      };
      const own = createPlacer();
      const out = own.place(new Float64Array(24));
      const [gain, offset] = [own.place(ofFeatures.gain), own.place(ofFeatures.offset)];
      const at = own.placeBytes(pixels);
      kernels.gramOfFeatures(at, at + 4 * stride, 3, stride, gain, offset, out);
      const product: Product = (a, b) => scalar.gramOfFeatures(a, b, ofFeatures);
      expect(own.read(out, 24)).toEqual(productsOf(images, product));
    }),
  );
});

function expectGramOfPixels(images: Uint8Array[]) {
  const { stride, pixels } = padImages(images);
  const own = createPlacer();
  const out = own.place(new Float64Array(24));
  const at = own.placeBytes(pixels);
  kernels.gramOfPixels(at, at + 4 * stride, 3, stride, scale, out);
  const product: Product = (a, b) => scalar.gramOfPixels(a, b, scale);
  expect(own.read(out, 24)).toEqual(productsOf(images, product));
}

/** The products of four rows with the columns after them, in pairs of columns. */
function productsOf(images: Uint8Array[], product: Product): Float64Array {
  return floats(24, (at) => {
    const [row, column] = [(at >> 1) & 3, 2 * (at >> 3) + (at & 1)];
    return product(images[row] as Uint8Array, images[4 + column] as Uint8Array);
  });
}
