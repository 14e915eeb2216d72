import { CoreError } from '../core-error.ts';
import type { OpenHdf5 } from '../hdf5/open-hdf5.ts';
import type { ImageShape, Split, SplitName } from './dataset.ts';
import { maxClassNameLength, maxImageBytes } from './limits.ts';
import { describeShape, type Expectation, isNumeric, isUint8, readKey } from './read-key.ts';

/** The content of one file of a dataset. */
export type ReadSplit = { split: Split; imageShape: ImageShape; classes: [string, string] };

/** Reads one file of a dataset; throws a CoreError for the first value that is not as expected. */
export function readSplit(open: OpenHdf5, name: SplitName): ReadSplit {
  const { split, imageShape } = readImages(open, name);
  readLabels(open, name, split);
  return { split, imageShape, classes: readClasses(open, name) };
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
  const { shape, parts } = readKey(open, name, expected);
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

function readLabels(open: OpenHdf5, name: SplitName, { labels, count }: Split) {
  const key = `${name}_set_y`;
  const { parts } = readKey(open, name, {
    key,
    words: `0 or 1 as integers, booleans or floats of shape (${count}), one for each image`,
    hasType: isNumeric,
    typeRemedy: "Write it as `y.astype('uint8')`, with 0 for the first class and 1 for the second.",
    hasShape: (shape) => shape.length === 1 && shape[0] === count,
  });
  let i = 0;
  for (const value of flatten(parts)) {
    // h5wasm returns int64 as BigInt.
    const label = Number(value);
    if (label !== 0 && label !== 1) {
      throw new CoreError(
        'bad-label',
        `Expected \`${key}\` in the ${name} file to be 0 or 1 everywhere, got ${label} at index ${i}.`,
      );
    }
    labels[i] = label;
    i += 1;
  }
}

function* flatten(parts: Iterable<ArrayLike<unknown>>) {
  for (const part of parts) {
    for (let k = 0; k < part.length; k++) yield part[k];
  }
}

function readClasses(open: OpenHdf5, name: SplitName): [string, string] {
  const { parts } = readKey(open, name, {
    key: 'list_classes',
    words: 'two strings',
    hasType: ({ type }) => type === 'string',
    typeRemedy: "Write it as `np.array(['non-cat', 'cat'], dtype='S')`.",
    hasShape: (shape) => shape.length === 1 && shape[0] === 2,
  });
  const [first, second] = [...flatten(parts)].map((value) => parseClassName(name, value));
  return [first ?? '', second ?? ''];
}

function parseClassName(name: SplitName, value: unknown): string {
  const text = String(value);
  if (text.length <= maxClassNameLength) return text;
  throw new CoreError(
    'too-large',
    `Expected \`list_classes\` in the ${name} file to be names of at most ${maxClassNameLength} characters, got ${text.length}.`,
  );
}
