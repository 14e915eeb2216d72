import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dataset, Split } from '../load/dataset.ts';
import { createExamples } from '../reference/examples.ts';
import { fitFeatureScale, measureFeatures } from './feature-scale.ts';

/** One array of pixels for each feature. */
const someColumns = fc.integer({ min: 1, max: 40 }).chain((m) => {
  const column = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: m, maxLength: m });
  const constant = fc.integer({ min: 0, max: 255 }).map((x) => Array<number>(m).fill(x));
  const nearly = fc.tuple(constant, fc.nat({ max: m - 1 })).map(([pixels, at]) => {
    return pixels.with(at, (pixels[at] ?? 0) ^ 1);
  });
  return fc.array(fc.oneof(column, constant, nearly), { minLength: 1, maxLength: 6 });
});

test('divides by 255 within a unit in the last place, with offset 0', () => {
  const { gain, offset } = fitFeatureScale('divide255', toSplit([[7], [9]]), 2);
  expect([...gain]).toEqual([1 / 255, 1 / 255]);
  expect([...offset]).toEqual([0, 0]);
  for (let x = 0; x < 256; x++) {
    expect(Math.abs(x * (gain[0] ?? 0) - x / 255)).toBeLessThanOrEqual(2 ** -53);
  }
});

test('`standardize` equals a computation of mean and deviation in two passes within 1e-11', () => {
  fc.assert(
    fc.property(someColumns, (columns) => {
      const { gain, offset } = fitFeatureScale('standardize', toSplit(columns), columns.length);
      columns.forEach((pixels, j) => {
        const scaled = pixels.map((x) => x * (gain[j] ?? Number.NaN) - (offset[j] ?? Number.NaN));
        const expected = standardizeInTwoPasses(pixels);
        scaled.forEach((x, i) => {
          expect(Math.abs(x - (expected[i] ?? Number.NaN))).toBeLessThan(1e-11);
        });
      });
    }),
  );
});

test('the mean and deviation of `measureFeatures` equal those of two passes within 1e-11', () => {
  fc.assert(
    fc.property(someColumns, (columns) => {
      const { mean, deviation } = measureFeatures(toSplit(columns), columns.length);
      columns.forEach((pixels, j) => {
        const average = pixels.reduce((sum, x) => sum + x, 0) / pixels.length;
        expect(Math.abs((mean[j] as number) - average)).toBeLessThan(1e-11);
        const expected = standardizeInTwoPasses(pixels);
        const spread = deviation[j] as number;
        pixels.forEach((x, i) => {
          const scaled = spread === 0 ? 0 : (x - (mean[j] as number)) / spread;
          expect(Math.abs(scaled - (expected[i] ?? Number.NaN))).toBeLessThan(1e-11);
        });
      });
    }),
  );
});

test('every feature that varies has mean 0 and standard deviation 1 within 1e-11', () => {
  fc.assert(
    fc.property(someColumns, (columns) => {
      const { gain, offset } = fitFeatureScale('standardize', toSplit(columns), columns.length);
      columns.forEach((pixels, j) => {
        const scaled = pixels.map((x) => x * (gain[j] ?? Number.NaN) - (offset[j] ?? Number.NaN));
        const mean = scaled.reduce((sum, x) => sum + x, 0) / scaled.length;
        const variance = scaled.reduce((sum, x) => sum + x * x, 0) / scaled.length;
        expect(Math.abs(mean)).toBeLessThan(1e-11);
        expect(Math.abs(variance - (new Set(pixels).size > 1 ? 1 : 0))).toBeLessThan(1e-11);
      });
    }),
  );
});

test.each([1, 3, 7, 209])('sets a feature that never varies over %i images to 0', (count) => {
  const columns = Array.from({ length: 256 }, (_, x) => Array<number>(count).fill(x));
  const { gain, offset } = fitFeatureScale('standardize', toSplit(columns), 256);
  expect(columns.map(([x = 0], j) => x * (gain[j] ?? 1) - (offset[j] ?? 1))).toEqual(
    Array(256).fill(0),
  );
});

test('sets a feature that never varies over train to 0 in the test split, too', () => {
  const { gain, offset } = fitFeatureScale('standardize', toSplit([[7, 7, 7]]), 1);
  expect(255 * (gain[0] ?? 1) - (offset[0] ?? 1)).toBe(0);
});

test.each([7, 209])(
  'the reference sets a feature that never varies over %i images to 0, too',
  (count) => {
    const columns = Array.from({ length: 256 }, (_, x) => Array<number>(count).fill(x));
    const split = toSplit(columns);
    const dataset: Dataset = {
      ...{ sha256: { train: '', test: '' }, classes: ['0', '1'], imageShape: [1, 256, 1] },
      ...{ train: split, test: split },
    };
    const { X } = createExamples(dataset, 'standardize').train;
    expect(X.findIndex((x) => x !== 0)).toBe(-1);
  },
);

function standardizeInTwoPasses(pixels: number[]): number[] {
  const mean = pixels.reduce((sum, x) => sum + x, 0) / pixels.length;
  const variance = pixels.reduce((sum, x) => sum + (x - mean) ** 2, 0) / pixels.length;
  return pixels.map((x) => (variance === 0 ? 0 : (x - mean) / Math.sqrt(variance)));
}

/** Images with one feature for each column. */
function toSplit(columns: number[][]): Split {
  const count = columns[0]?.length ?? 0;
  const rows = Array.from({ length: count }, (_, i) => columns.map((column) => column[i] ?? 0));
  return { images: Uint8Array.from(rows.flat()), labels: new Uint8Array(count), count };
}
