import { sizeOfShape } from '@sweepq/core';
import type { ImportMapping } from '../import/import-mapping.ts';
import type { FoundArray } from './found-array.ts';
import type { ImagePlan } from './plan-images.ts';
import { refusal } from './refuse.ts';

export type PlannedImages = { x: FoundArray; plan: ImagePlan };
export type Range = '0-1' | '0-255';

/** A float is a pixel if it is within this distance of a whole number, after the multiplication by 255. */
const tolerance = 1e-3;
const words = 'images as numbers or booleans';

/** A value that is not a pixel, and its index in the array. */
type Fault = { value: number; index: number };
/** `faults` has the first fault of each range. */
type Scan = { least: number; greatest: number; faults: Partial<Record<Range, Fault>> };

export type FoundRange = { least: number; greatest: number; range: Range; conversions: string[] };

/**
 * Finds the range of the values of all splits. Integers are 0 to 255. Floats are 0 to 255, or 0 to 1, which is multiplied by 255. Throws if no
 * range makes all values pixels, or if floats or booleans are only 0 and 1 and the mapping gives no range.
 */
export async function findRange(
  images: readonly PlannedImages[],
  { range: asked }: ImportMapping,
): Promise<FoundRange> {
  const scan: Scan = {
    least: Number.POSITIVE_INFINITY,
    greatest: Number.NEGATIVE_INFINITY,
    faults: {},
  };
  for (const { x } of images) await scanArray(x, scan);
  const { least, greatest, faults } = scan;
  const [{ x }] = images as [PlannedImages];
  const isInteger = images.every((each) => each.x.kind === 'integer');
  const possible = (['0-255', '0-1'] as const).filter((range) => faults[range] === undefined);
  const chosen = asked ?? (isInteger ? '0-255' : possible[0]);
  if (chosen === undefined || !possible.includes(chosen)) throw refuseValue(x, scan, chosen);
  const isSame = Math.round(greatest) === 0 && Math.round(greatest * 255) === 0;
  if (asked === undefined && !isInteger && possible.length === 2 && !isSame) {
    const text = `Expected pixels from 0 to 255, or floats from 0 to 1, got only 0 and 1 (${x.where}). Give \`mapping.range\`: \`0-1\` if 1 is white, \`0-255\` if the pixels are almost black.`;
    throw refusal('import-ambiguous', text);
  }
  return { least, greatest, range: chosen, conversions: describeConversion(images, chosen) };
}

function describeConversion(images: readonly PlannedImages[], range: Range): string[] {
  const types = [...new Set(images.map(({ x }) => x.dtype))];
  if (types.every((type) => type === 'uint8') && range === '0-255') return [];
  const isExact = range === '0-255' && images.every(({ x }) => x.kind === 'integer');
  const how = range === '0-1' ? ': multiplied by 255 and rounded' : isExact ? '' : ': rounded';
  return [`Converted ${types.join(' and ')} to uint8${how}.`];
}

async function scanArray(x: FoundArray, scan: Scan) {
  let index = 0;
  await x.read(words, (part) => {
    for (let k = 0; k < part.length; k++) {
      const value = Number(part[k]);
      if (value < scan.least) scan.least = value;
      if (value > scan.greatest) scan.greatest = value;
      if (scan.faults['0-255'] === undefined && !isPixel(value)) {
        scan.faults['0-255'] = { value, index: index + k };
      }
      if (scan.faults['0-1'] === undefined && !isPixel(value * 255)) {
        scan.faults['0-1'] = { value, index: index + k };
      }
    }
    index += part.length;
  });
}

function isPixel(value: number): boolean {
  const whole = Math.round(value);
  return whole >= 0 && whole <= 255 && Math.abs(value - whole) <= tolerance;
}

function refuseValue(x: FoundArray, { least, greatest, faults }: Scan, chosen: Range | undefined) {
  const { value, index } = (chosen === undefined ? firstOf(faults) : faults[chosen]) as Fault;
  const orRange = chosen === undefined ? '' : ' Or leave out `mapping.range`.';
  const whole = 'whole numbers from 0 to 255';
  const expected = {
    '0-255': whole,
    '0-1': `${whole}, divided by 255`,
    none: `${whole}, or these numbers divided by 255`,
  };
  const text =
    `Expected pixels as ${expected[chosen ?? 'none']}, got ${value} at index ${index} (${x.where}). ` +
    `The values are from ${least} to ${greatest}. ${findRemedy(least, greatest, value)}${orRange}`;
  return refusal('import-values', text);
}

/** Returns the fault of the range that more values fit: its first fault has the higher index. */
const firstOf = (faults: Scan['faults']) =>
  (faults['0-1']?.index ?? 0) > (faults['0-255']?.index ?? 0) ? faults['0-1'] : faults['0-255'];

function findRemedy(least: number, greatest: number, value: number): string {
  if (!Number.isFinite(value)) return 'Replace this value, and import again.';
  if (least < 0 && least >= -1 && greatest <= 1) {
    return 'Convert them with `np.rint((x + 1) * 127.5).astype(np.uint8)`.';
  }
  if (least < 0) return 'They look standardized. Give the pixels from before the standardization.';
  if (greatest > 255)
    return 'Scale them to 0 to 255: values of 16 bits with `(x // 257).astype(np.uint8)`.';
  return 'Round them with `np.rint(x).astype(np.uint8)`, or floats from 0 to 1 with `np.rint(x * 255).astype(np.uint8)`.';
}

/** Reads the images of one array as uint8 (m, h, w, c). */
export async function convertImages({ x, plan }: PlannedImages, range: Range, into: Uint8Array) {
  const { count, imageShape, isColumns, isChannelsFirst } = plan;
  const placeOf = isColumns || isChannelsFirst ? createPlaces(plan) : undefined;
  const factor = range === '0-1' ? 255 : 1;
  const length = count * sizeOfShape(imageShape);
  let at = 0;
  await x.read(words, (part) => {
    if (part instanceof Uint8Array && placeOf === undefined && factor === 1) into.set(part, at);
    else {
      for (let k = 0; k < part.length; k++) {
        const place = placeOf === undefined ? at + k : placeOf(at + k);
        into[place] = Math.round(Number(part[k]) * factor);
      }
    }
    at += part.length;
  });
  if (at === length) return;
  const text = `Expected ${x.where} to have ${length} values, got ${at}. Copy or download it again.`;
  throw refusal('import-damaged', text);
}

/** The place in (m, h, w, c) of the value at a place of the array. */
function createPlaces({ count, imageShape, isColumns, isChannelsFirst }: ImagePlan) {
  const [height, width, channels] = imageShape;
  const size = height * width * channels;
  const area = height * width;
  return (k: number) => {
    const image = isColumns ? k % count : Math.floor(k / size);
    const feature = isColumns ? Math.floor(k / count) : k % size;
    if (!isChannelsFirst) return image * size + feature;
    return image * size + (feature % area) * channels + Math.floor(feature / area);
  };
}
