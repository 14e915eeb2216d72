import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reservedBytes } from '../kernels/kernels.ts';
import { createMemory } from '../kernels/web-assembly.ts';
import { formNames } from './choose-form.ts';
import { type Layout, planLayout, planLayouts, type Sizes } from './layout.ts';

const someSizes: fc.Arbitrary<Sizes> = fc.record({
  form: fc.constantFrom(...formNames),
  m: fc.integer({ min: 1, max: 500 }),
  mTest: fc.integer({ min: 1, max: 500 }),
  n: fc.integer({ min: 1, max: 50_000 }),
  slots: fc.integer({ min: 1, max: 9 }),
});
const someBudget = fc.constantFrom(0, Number.POSITIVE_INFINITY);

test('pads examples to a multiple of 4 and features to a multiple of 16, in pieces of at most 4 MiB', () => {
  fc.assert(
    fc.property(someSizes, someBudget, (sizes, budget) => {
      const { rows, testRows, stride, pieceRows } = planLayout(sizes, budget);
      expect([rows % 4, testRows % 4, stride % 16]).toEqual([0, 0, 0]);
      expect(pieceRows % (pieceRows > 128 ? 128 : 4)).toBe(0);
      expect(rows - sizes.m).toSatisfy(isBelow(4));
      expect(testRows - sizes.mTest).toSatisfy(isBelow(4));
      expect(stride - sizes.n).toSatisfy(isBelow(16));
      expect(pieceRows).toBeGreaterThanOrEqual(4);
      if (pieceRows > 4) expect(pieceRows * stride).toBeLessThanOrEqual(4 * 1024 * 1024);
    }),
  );
});

test('shared regions and slots do not overlap, and start at multiples of 64', () => {
  fc.assert(
    fc.property(someSizes, someBudget, (sizes, budget) => {
      const layout = planLayout(sizes, budget);
      const slots = { at: layout.slots, bytes: sizes.slots * layout.slotBytes };
      expectApart([...sharedRegions(sizes, layout), slots], reservedBytes, layout.bytes);
      expectApart(slotRegions(sizes, layout), 0, layout.slotBytes);
      expect(layout.slots % 64).toBe(0);
    }),
  );
});

test('the regions of the parts of a whole do not overlap, and a slot has room for each of them', () => {
  const someParts = fc.array(someSizes, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(someSizes, someParts, fc.boolean(), (sizes, someOthers, hasOwnScales) => {
      const others = someOthers.map((part) => ({ ...part, n: sizes.n }));
      const shared = { ...sizes, hasOwnScales };
      const { whole, parts } = planLayouts(shared, { whole: sizes, parts: others }, 2 ** 32);
      const slots = { at: whole.slots, bytes: sizes.slots * whole.slotBytes };
      const ofParts = parts.flatMap((part, k) => {
        const [gain, offset, ...own] = sharedRegions(others[k] as Sizes, {
          ...part,
          images: undefined,
        });
        const picked = { at: part.picked, bytes: 4 * part.rows };
        return hasOwnScales ? [gain as Region, offset as Region, picked, ...own] : [picked, ...own];
      });
      const regions = [...sharedRegions(sizes, whole), ...ofParts, slots];
      expectApart(regions, reservedBytes, whole.bytes);
      for (const [k, part] of [whole, ...parts].entries()) {
        const of = [sizes, ...others][k] as Sizes;
        const pieces = { ...part, images: k === 0 ? part.images : undefined };
        const windows = of.form === 'gram' && (hasOwnScales || sizes.form !== 'gram') ? 2 : 1;
        expectApart(slotRegions(of, pieces, windows), 0, part.slotBytes);
      }
    }),
  );
});

test('leaves the images outside the memory if the memory would exceed the budget with them', () => {
  fc.assert(
    fc.property(someSizes, (sizes) => {
      const whole = planLayout(sizes, Number.POSITIVE_INFINITY);
      expect(whole.images).toBeDefined();
      expect(planLayout(sizes, whole.bytes)).toEqual(whole);
      expect(planLayout(sizes, whole.bytes - 1).images).toBeUndefined();
    }),
  );
});

test('leaves the images outside the memory if the memory would exceed 4 GiB with them', () => {
  const sizes: Sizes = { form: 'direct', m: 50_000, mTest: 10_000, n: 3072, slots: 1 };
  expect(planLayout(sizes, Number.POSITIVE_INFINITY).images).toBeDefined();
  const larger = { ...sizes, n: 81_920 };
  const { images, bytes } = planLayout(larger, Number.POSITIVE_INFINITY);
  expect(images).toBeUndefined();
  expect(bytes).toBeLessThan(32 * 1024 * 1024);
});

test('plans a Gram matrix of half of m² numbers for the Gram form, and none for the direct form', () => {
  const sizes: Sizes = { form: 'gram', m: 4096, mTest: 1000, n: 12_288, slots: 2 };
  const ofGram = planLayout(sizes, Number.POSITIVE_INFINITY);
  const ofDirect = planLayout({ ...sizes, form: 'direct' }, Number.POSITIVE_INFINITY);
  expect((ofGram.crossGram - ofGram.gram) / (4 * 4096 * 4096)).toBeLessThan(1.001);
  expect(ofDirect.crossGram - ofDirect.gram).toBe(0);
});

test('a memory has the planned size, rounded up to 64 KiB, and is all 0', () => {
  const sizes: Sizes = { form: 'gram', m: 5, mTest: 3, n: 40, slots: 2 };
  const { bytes } = planLayout(sizes, Number.POSITIVE_INFINITY);
  const { buffer } = createMemory(bytes);
  expect(buffer.byteLength - bytes).toSatisfy(isBelow(64 * 1024));
  expect(new Uint8Array(buffer).every((byte) => byte === 0)).toBe(true);
});

type Region = { at: number; bytes: number };

/** The shared regions and their expected sizes. */
function sharedRegions({ form, m, mTest, n }: Sizes, layout: Layout): Region[] {
  const { gain, offset, labels, gram, crossGram, images, rows, testRows, stride } = layout;
  const isGram = form === 'gram';
  return [
    { at: gain, bytes: 8 * Math.max(n, stride) },
    { at: offset, bytes: 8 * Math.max(n, stride) },
    { at: labels, bytes: 8 * rows },
    // Panels of four rows up to the diagonal.
    { at: gram, bytes: isGram ? sum(Math.ceil(m / 4), (panel) => 8 * 4 * 4 * (panel + 1)) : 0 },
    { at: crossGram, bytes: isGram ? 8 * rows * testRows : 0 },
    ...(images === undefined
      ? []
      : [
          { at: images.train, bytes: 4 * Math.ceil(m / 4) * stride },
          { at: images.test, bytes: 4 * Math.ceil(mTest / 4) * stride },
        ]),
  ];
}

function slotRegions(
  { form, m, mTest }: Sizes,
  { slot, stride, images, pieceRows }: Layout,
  windows = form === 'gram' ? 2 : 1,
) {
  const rows = 4 * Math.ceil(Math.max(m, mTest) / 4);
  const state = 8 * (8 + (form === 'gram' ? 4 * 4 * Math.ceil(m / 4) : 2 * stride));
  const ofPass = 16 * 128 + 6 * 128 + 6 * stride;
  return [
    { at: slot.state, bytes: state },
    { at: slot.snapshot, bytes: state },
    { at: slot.start, bytes: 8 * rows },
    { at: slot.costs, bytes: 8 * 4096 },
    { at: slot.work, bytes: Math.max(16 + 16 * 4 * Math.ceil(m / 4), ofPass) },
    { at: slot.scaled, bytes: 8 * stride },
    { at: slot.gradient, bytes: 8 * stride },
    { at: slot.sums, bytes: 8 * 4 },
    {
      at: slot.pieces,
      bytes: images === undefined ? windows * Math.min(pieceRows, rows) * stride : 0,
    },
  ];
}

function expectApart(regions: Region[], from: number, to: number) {
  let end = from;
  for (const { at, bytes } of regions.toSorted((a, b) => a.at - b.at || a.bytes - b.bytes)) {
    expect(at % 64).toBe(0);
    expect(at).toBeGreaterThanOrEqual(end);
    end = at + bytes;
  }
  expect(end).toBeLessThanOrEqual(to);
}

const isBelow = (limit: number) => (value: number) => value >= 0 && value < limit;
const sum = (count: number, term: (k: number) => number) =>
  Array.from({ length: count }, (_, k) => term(k)).reduce((total, value) => total + value, 0);

test('refuses a memory that is too large for 32-bit addresses, and names its size', () => {
  const sizes = { form: 'gram', m: 4096, mTest: 200_000, n: 8192, slots: 1 } as const;
  expect(() => planLayout(sizes, 2 ** 30)).toThrow(
    expect.objectContaining({
      code: 'too-large',
      message: expect.stringMatching(/at most 4294967296 bytes, got \d{10}\.$/),
    }),
  );
});

test('needs less than 2 GiB for eight slots of images with three million features', () => {
  const sizes = { form: 'gram', m: 200, mTest: 50, n: 3 * 1024 ** 2, slots: 8 } as const;
  const { slotBytes, bytes } = planLayout(sizes, 512 * 1024 ** 2);
  expect(slotBytes).toBeLessThan(200 * 1024 ** 2);
  expect(bytes).toBeLessThan(2 ** 31);
});
