import { CoreError } from '../core-error.ts';
import type { OpenHdf5 } from '../hdf5/open-hdf5.ts';
import type { ClassNames, ImageShape, Split, SplitName } from './dataset.ts';
import { maxImageBytes } from './limits.ts';
import { readClasses } from './read-classes.ts';
import {
  describeShape,
  type Expectation,
  flatten,
  isNumeric,
  isUint8,
  readKey,
} from './read-key.ts';

/** The content of one file of a dataset. */
export type ReadSplit = { split: Split; imageShape: ImageShape; classes: ClassNames };

/** Reads one file of a dataset; throws a CoreError for the first value that is not as expected. */
export function readSplit(open: OpenHdf5, name: SplitName): ReadSplit {
  const { split, imageShape } = readImages(open, name);
  const values = readLabels(open, name, split.count);
  const classes = readClasses(open, name);
  assertLabels(name, values, classes.length);
  split.labels.set(values);
  return { split, imageShape, classes };
}

function readImages(open: OpenHdf5, name: SplitName) {
  const expected: Expectation = {
    key: `${name}_set_x`,
    words: 'uint8 of shape (images, height, width, channels)',
    hasType: isUint8,
    hasShape: (shape) => shape.length === 4,
    // This check runs before any value is read.
    check: (shape) => {
      assertNotEmpty(name, shape);
      assertChannelsLast(name, shape);
      assertSmallImages(name, shape);
    },
  };
  const { shape, parts } = readKey(open, `the ${name} file`, expected);
  const [count = 0, height = 0, width = 0, channels = 0] = shape;
  const images = new Uint8Array(new SharedArrayBuffer(count * height * width * channels));
  let filled = 0;
  for (const part of parts) {
    images.set(part as Uint8Array, filled);
    filled += part.length;
  }
  const labels = new Uint8Array(new SharedArrayBuffer(count));
  const imageShape: ImageShape = [height, width, channels];
  return { split: { images, labels, count }, imageShape };
}

function assertNotEmpty(name: SplitName, shape: readonly number[]) {
  if (shape.every((length) => length >= 1)) return;
  throw new CoreError(
    'no-images',
    `Expected \`${name}_set_x\` in the ${name} file to hold at least one image of at least one ` +
      `pixel, got shape ${describeShape(shape)}.`,
  );
}

/** Images have up to four channels: grey, grey and alpha, RGB, RGBA. */
const mostChannels = 4;

/**
 * Refuses images in the order of PyTorch, (m, c, h, w). The same shape could also mean images that are c pixels high and have
 * w channels. Such images are rare, but a conversion would scramble their pixels without an error.
 */
function assertChannelsLast(name: SplitName, shape: readonly number[]) {
  const [, first = 0, second = 0, third = 0] = shape;
  const isFirst = first <= mostChannels && second > mostChannels && third > mostChannels;
  if (!isFirst) return;
  throw new CoreError(
    'channels-first',
    `Expected \`${name}_set_x\` in the ${name} file to be of shape (images, height, width, channels), got shape ` +
      `${describeShape(shape)}, which looks like (images, channels, height, width). ` +
      'Write it as `np.moveaxis(x, 1, -1)`.',
  );
}

function assertSmallImages(
  name: SplitName,
  [, height = 0, width = 0, channels = 0]: readonly number[],
) {
  if (height * width * channels <= maxImageBytes) return;
  throw new CoreError(
    'too-large',
    `Expected an image of \`${name}_set_x\` in the ${name} file to be at most ${maxImageBytes} bytes, got shape ` +
      `${describeShape([height, width, channels])}.`,
  );
}

function readLabels(open: OpenHdf5, name: SplitName, count: number): Float64Array {
  const { parts } = readKey(open, `the ${name} file`, {
    key: `${name}_set_y`,
    words: `labels from 0 as integers, booleans or floats of shape (${count}), one for each image`,
    hasType: isNumeric,
    typeRemedy:
      "Write it as `y.astype('uint8')`, with the place of the class in `list_classes`, from 0.",
    hasShape: (shape) => shape.length === 1 && shape[0] === count,
  });
  const values = new Float64Array(count);
  let i = 0;
  for (const value of flatten(parts)) {
    // h5wasm returns int64 as BigInt.
    values[i] = Number(value);
    i += 1;
  }
  return values;
}

/** Throws unless each label is 0 … C − 1 with C classes. */
function assertLabels(name: SplitName, labels: Float64Array, classCount: number) {
  const last = classCount - 1;
  const at = labels.findIndex((label) => !Number.isInteger(label) || label < 0 || label > last);
  if (at < 0) return;
  const label = labels[at] as number;
  const remedy = Number.isInteger(label)
    ? ` \`list_classes\` has ${classCount} names: add a name for each label, or number the labels from 0.`
    : '';
  throw new CoreError(
    'bad-label',
    `Expected \`${name}_set_y\` in the ${name} file to be ${last === 1 ? '0 or 1' : `0 to ${last}`} everywhere, got ${label} at index ${at}.${remedy}`,
  );
}
