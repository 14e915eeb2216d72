import { maxImageBytes, maxValueBytes, sizeOfShape } from '@sweepq/core';
import type { ImportMapping } from '../import/import-mapping.ts';
import type { Pair } from './choose-arrays.ts';
import { countImages } from './count-images.ts';
import { describeShape, refusal } from './refuse.ts';

export type ImageShape = [height: number, width: number, channels: number];

/** How the values of an array become images. */
export type ImagePlan = {
  count: number;
  imageShape: ImageShape;
  /** The values of one image are a column: (pixels, m). */
  isColumns: boolean;
  /** The values of one image are (channels, height, width). */
  isChannelsFirst: boolean;
  conversions: string[];
};

const movedChannels = 'Moved the channels to the last axis.';

/** Images have up to four channels: grey, grey and alpha, RGB, RGBA. */
const maxChannels = 4;

/** Finds count, shape and order of the images of a pair. Throws if the shape can be read in two ways, and the mapping does not choose one. */
export function planImages({ x, y }: Pair, mapping: ImportMapping): ImagePlan {
  const count = countImages(x, y);
  if (count === undefined || sizeOfShape(x.shape) === 0) throw refuseCount({ x, y });
  const plan = x.shape.length === 2 ? planFlat(x, count, mapping) : planDeep(x, count, mapping);
  assertSize(plan, x.where);
  return plan;
}

function refuseCount({ x, y }: Pair) {
  if (sizeOfShape(x.shape) === 0) {
    const got = `got shape ${describeShape(x.shape)} (${x.where})`;
    return refusal('import-values', `Expected at least one image, ${got}. Add images.`);
  }
  const isLast = x.shape.length > 2 && x.shape.at(-1) === sizeOfShape(y.shape);
  const remedy = isLast
    ? 'The images are along the last axis. Convert them with `np.moveaxis(x, -1, 0)`.'
    : 'Give labels of shape (m,) for images of shape (m, height, width, channels).';
  return refusal(
    'import-values',
    `Expected one label for each image, got images of shape ${describeShape(x.shape)} (${x.where}) and labels of shape ${describeShape(y.shape)} (${y.where}). ${remedy}`,
  );
}

function planFlat(x: Pair['x'], count: number, mapping: ImportMapping): ImagePlan {
  const [rows = 0, columns = 0] = x.shape;
  if (mapping.shape === undefined) {
    const text = `Expected images, got flat vectors of shape ${describeShape(x.shape)} (${x.where}). Give the shape of one image as \`mapping.shape\`, such as [64, 64, 3].`;
    throw refusal('import-ambiguous', text);
  }
  if (rows === columns) {
    const text = `Expected one flat vector for each image, got shape ${describeShape(x.shape)}, in which the rows or the columns could be the images (${x.where}). Reshape the array to (m, height, width, channels).`;
    throw refusal('import-ambiguous', text);
  }
  const isColumns = rows !== count;
  const length = isColumns ? rows : columns;
  const { imageShape, isChannelsFirst } = shapeOfMapping(mapping, mapping.shape);
  if (sizeOfShape(imageShape) !== length) {
    const text = `Expected \`mapping.shape\` to be the shape of one image of ${length} values, got ${describeShape(mapping.shape)}, which has ${sizeOfShape(mapping.shape)}. Correct the shape.`;
    throw refusal('import-mapping', text);
  }
  const conversions = [
    `Reshaped each ${isColumns ? 'column' : 'row'} of ${describeShape(x.shape)} to an image of shape ${describeShape(imageShape)}.`,
    ...(isChannelsFirst ? [movedChannels] : []),
  ];
  return { count, imageShape, isColumns, isChannelsFirst, conversions };
}

/** The shape that the mapping gives, as (height, width, channels). */
export function shapeOfMapping({ axes }: ImportMapping, shape: readonly number[]) {
  const isShape =
    [2, 3].includes(shape.length) && shape.every((n) => Number.isInteger(n) && n >= 1);
  if (!isShape) {
    const text = `Expected \`mapping.shape\` to be two or three whole numbers from 1, such as [64, 64, 3], got [${shape.join(', ')}]. Correct the shape.`;
    throw refusal('import-mapping', text);
  }
  const [a = 1, b = 1, c = 1] = shape;
  const isChannelsFirst = axes === 'chw' && shape.length === 3;
  const imageShape: ImageShape = isChannelsFirst ? [b, c, a] : [a, b, c];
  return { imageShape, isChannelsFirst };
}

function planDeep(x: Pair['x'], count: number, mapping: ImportMapping): ImagePlan {
  const [, ...shape] = x.shape;
  if (shape.length < 2 || shape.length > 3) {
    const text = `Expected images of shape (m, height, width, channels), got shape ${describeShape(x.shape)} (${x.where}). Reshape them with \`x.reshape\`.`;
    throw refusal('import-values', text);
  }
  const asked = mapping.shape;
  if (
    asked !== undefined &&
    (asked.length !== shape.length || asked.some((n, k) => n !== shape[k]))
  ) {
    const text = `Expected \`mapping.shape\` to be the shape of one image, ${describeShape(shape)}, got ${describeShape(asked)}. Leave out \`mapping.shape\`.`;
    throw refusal('import-mapping', text);
  }
  const of = { count, isColumns: false };
  if (shape.length === 2) {
    assertGrey(x, shape, mapping);
    const imageShape: ImageShape = [shape[0] as number, shape[1] as number, 1];
    const conversions = ['Added an axis of one channel to the grey images.'];
    return { ...of, imageShape, isChannelsFirst: false, conversions };
  }
  if (!isChannelsFirst(x, shape, mapping)) {
    return { ...of, imageShape: shape as ImageShape, isChannelsFirst: false, conversions: [] };
  }
  const [channels = 0, height = 0, width = 0] = shape;
  const conversions = [movedChannels];
  return { ...of, imageShape: [height, width, channels], isChannelsFirst: true, conversions };
}

/** In grey images with up to four rows or columns, this axis could also be the channels. */
function assertGrey(x: Pair['x'], shape: readonly number[], mapping: ImportMapping) {
  if (mapping.shape !== undefined || shape.every((length) => length > maxChannels)) return;
  const text = `Expected grey images (m, height, width), got shape ${describeShape(x.shape)}, in which an axis could be the channels (${x.where}). Give \`mapping.shape\` [${shape.join(', ')}] if these are grey images.`;
  throw refusal('import-ambiguous', text);
}

/** Whether the channels come first. The first axis can be the channels if it is short, and so can the last one. */
function isChannelsFirst(x: Pair['x'], shape: readonly number[], { axes }: ImportMapping): boolean {
  const [first = 0, second = 0, third = 0] = shape;
  const couldBeFirst = first <= maxChannels && (second > maxChannels || third > maxChannels);
  const couldBeLast = third <= maxChannels;
  if (axes === 'chw') return true;
  if (axes === 'hwc') {
    // The loader of datasets refuses this shape.
    if (!couldBeFirst || couldBeLast || second <= maxChannels) return false;
    const text = `Expected images of at most ${maxChannels} channels, got shape ${describeShape(x.shape)} with \`mapping.axes\` hwc (${x.where}). Give \`mapping.axes\` chw.`;
    throw refusal('import-values', text);
  }
  if (!couldBeFirst) return false;
  const other = couldBeLast ? `${first} rows` : `${third} channels`;
  const text = `Expected images (m, height, width, channels), got shape ${describeShape(x.shape)}, which could be channels first, or channels last with ${other} (${x.where}). Give \`mapping.axes\`: \`chw\` if the channels come first, \`hwc\` if they come last.`;
  throw refusal('import-ambiguous', text);
}

function assertSize({ count, imageShape }: ImagePlan, where: string) {
  const imageBytes = sizeOfShape(imageShape);
  if (imageBytes > maxImageBytes) {
    const text = `Expected an image to be at most ${maxImageBytes} bytes, got shape ${describeShape(imageShape)} (${where}). Make the images smaller.`;
    throw refusal('import-too-large', text);
  }
  if (imageBytes * count <= maxValueBytes) return;
  const text = `Expected at most ${maxValueBytes} bytes of pixels in a split, got ${count} images of ${imageBytes} bytes (${where}). Make the images smaller, or give fewer.`;
  throw refusal('import-too-large', text);
}
