import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlacer, floats, kernels, padImages } from '../../fixtures/kernel-memory.ts';
import { addRows, multiplyRows, toDigits } from './pixels.ts';

const aWeight = fc.double({ min: -2, max: 2, noNaN: true });
const aByte = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 255));
const aFactor = fc.oneof(aWeight, fc.constantFrom(0, -0, 5e-324, 1e-300, 1e9));
const someProblem = fc
  .record({ m: fc.integer({ min: 1, max: 9 }), n: fc.integer({ min: 1, max: 90 }) })
  .chain(({ m, n }) => {
    const ofLength = <Item>(item: fc.Arbitrary<Item>, length: number) =>
      fc.array(item, { minLength: length, maxLength: length });
    return fc.record({
      images: ofLength(ofLength(aByte, n), m),
      v: ofLength(aFactor, n),
      r: ofLength(aFactor, m),
    });
  });

test('the kernel `multiplyRows` gives the bits of its scalar version for every number of features', () => {
  fc.assert(
    fc.property(someProblem, aWeight, ({ images, v }, shift) => {
      expectProducts(images, v, shift);
    }),
  );
});

test('the kernel `addRows` gives the bits of its scalar version for every number of examples', () => {
  fc.assert(
    fc.property(someProblem, ({ images, r, v }) => {
      expectSums(images, r, v);
    }),
  );
});

test('the kernel `addRowsMany` gives each unit the bits of the scalar `addRows`', () => {
  const someUnits = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(someProblem, someUnits, ({ images, r, v }, units) => {
      expectSumsOfMany(images, r, v, units);
    }),
  );
  const white = (m: number) => Array(m).fill(Array(16).fill(255));
  expectSumsOfMany(white(256), Array(256).fill(extremes[0]), Array(16).fill(0), 3);
});

test('the kernel `gatherImages` copies images in the order of their indices', () => {
  const { pixels, stride } = padImages([1, 2, 3, 4].map((value) => Array(20).fill(value)));
  const own = createPlacer();
  const indices = own.placeBytes(new Uint8Array(Int32Array.of(2, 0, 2).buffer));
  const out = own.placeBytes(new Uint8Array(3 * stride));
  kernels.gatherImages(own.placeBytes(pixels), indices, 3, stride, out);
  const copied = new Uint8Array(own.read(out, (3 * stride) / 8).buffer);
  const rows = [2, 0, 2].map((i) => [...pixels.subarray(i * stride, (i + 1) * stride)]);
  expect([...copied]).toEqual(rows.flat());
});

/** Whole numbers with digits of the largest magnitude. */
const extremes = [16_383, -16_383].map((d2) => d2 * 2 ** 32 - 32_768 * 2 ** 16 - 32_768);

test('the lower two digits of the extreme numbers have the largest possible magnitude', () => {
  expect(toDigits(Float64Array.from(extremes))).toEqual({
    exponent: 0,
    digits: [
      [16_383, -32_768, -32_768],
      [-16_383, -32_768, -32_768],
    ],
  });
});

test.each([1024, 1040, 2048, 12_288])('no sum of digits overflows over %i white pixels', (n) => {
  for (const value of [...extremes, -1.9999999999]) {
    expectProducts([Array(n).fill(255)], Array(n).fill(value), 0);
  }
});

test.each([128, 256])('no sum of digits overflows over %i white images', (m) => {
  for (const value of [...extremes, -0.9999999999]) {
    expectSums(Array(m).fill(Array(16).fill(255)), Array(m).fill(value), Array(16).fill(0));
  }
});

test('with a vector of zeros, or of the smallest numbers, each product is the shift', () => {
  for (const value of [0, -0, 5e-324, -1e-310]) {
    const images = [Array(20).fill(255), Array(20).fill(1)];
    expect(expectProducts(images, Array(20).fill(value), 0.5)).toEqual(
      Float64Array.of(0.5, 0.5, 0.5, 0.5),
    );
  }
});

test('the scalar versions equal float64 products within 2^-46 of the largest factor times the sum of all pixels', () => {
  fc.assert(
    fc.property(someProblem, ({ images, v, r }) => {
      const { pixels, rows, stride } = padImages(images);
      const vector = floats(stride, (j) => v[j] ?? 0);
      const residuals = floats(rows, (i) => r[i] ?? 0);
      const bound = (factors: number[], xs: number[]) => {
        const most = Math.max(...factors.map(Math.abs));
        const pixelSum = xs.reduce((sum, x) => sum + x, 0);
        // The rounding of both sums is added; factors below 2^-854 have fewer bits.
        return (2 ** -46 + xs.length * 2 ** -52) * most * pixelSum + 2 ** -900 * pixelSum;
      };
      const z = multiplyRows(pixels, vector, 0);
      images.forEach((image, i) => {
        const plain = image.reduce((sum, x, j) => sum + x * (v[j] ?? 0), 0);
        expect(Math.abs((z[i] ?? Number.NaN) - plain)).toBeLessThanOrEqual(bound(v, image));
      });
      const g = addRows(pixels, residuals, new Float64Array(stride));
      v.forEach((_, j) => {
        const column = images.map((image) => image[j] ?? 0);
        const plain = column.reduce((sum, x, i) => sum + x * (r[i] ?? 0), 0);
        expect(Math.abs((g[j] ?? Number.NaN) - plain)).toBeLessThanOrEqual(bound(r, column));
      });
    }),
  );
});

/** z = shift + X v, expected to be equal from kernel and scalar. */
function expectProducts(images: number[][], v: number[], shift: number): Float64Array {
  const { pixels, rows, stride } = padImages(images);
  const own = createPlacer();
  const vector = floats(stride, (j) => v[j] ?? 0);
  const digits = own.place(new Float64Array(stride));
  const exponent = kernels.digitsOfFeatures(own.place(vector), stride, digits);
  const z = own.place(new Float64Array(rows));
  kernels.multiplyRows(own.placeBytes(pixels), rows, stride, digits, exponent, shift, z);
  expect(own.read(z, rows)).toEqual(multiplyRows(pixels, vector, shift));
  return own.read(z, rows);
}

/** g + Xᵀ r, expected to be equal from kernel and scalar. */
function expectSums(images: number[][], r: number[], g: number[]) {
  const { pixels, rows, stride } = padImages(images);
  const own = createPlacer();
  const vector = floats(rows, (i) => r[i] ?? 0);
  const start = floats(stride, (j) => g[j] ?? 0);
  const out = own.place(start);
  const digits = own.place(new Float64Array(rows));
  kernels.addRows(own.placeBytes(pixels), rows, stride, own.place(vector), digits, out);
  expect(own.read(out, stride)).toEqual(addRows(pixels, vector, start));
}

/** g + Xᵀ r of several units, each with other factors, expected to be equal from kernel and scalar. */
function expectSumsOfMany(images: number[][], r: number[], g: number[], units: number) {
  const { pixels, rows, stride } = padImages(images);
  const own = createPlacer();
  const ofUnit = (u: number) => floats(rows, (i) => (r[i] ?? 0) / (u + 1));
  const starts = floats(units * stride, (k) => g[k % stride] ?? 0);
  const vectors = floats(units * rows, (k) => ofUnit(Math.floor(k / rows))[k % rows] ?? 0);
  const out = own.place(starts);
  const work = own.place(new Float64Array(rows * (2 + units) + units));
  const vectorsAt = own.place(vectors);
  const placed = [own.placeBytes(pixels), rows, stride] as const;
  kernels.addRowsMany(...placed, vectorsAt, rows, units, work, out);
  for (let u = 0; u < units; u++) {
    const start = starts.subarray(u * stride, (u + 1) * stride);
    const sums = own.read(out + 8 * u * stride, stride);
    expect(sums).toEqual(addRows(pixels, ofUnit(u), start));
  }
}
