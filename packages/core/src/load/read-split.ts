import { CoreError } from '../core-error.ts';
import type { OpenHdf5 } from '../hdf5/open-hdf5.ts';
import type { ImageShape, Split, SplitName } from './dataset.ts';
import { maxImageBytes } from './limits.ts';
import { describeShape, type Expectation, isInteger, isUint8, readKey } from './read-key.ts';

/** What one file holds. */
export type ReadSplit = { split: Split; imageShape: ImageShape; classes: [string, string] };

/** Reads one file of a dataset; throws a CoreError on the first thing that is not as expected. */
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
    // Asked before the values are read, so that they are read at all only if there are any.
    check: (shape) => {
      assertNotEmpty(name, shape);
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
    words: `integers of shape (${count}), one for each image`,
    hasType: isInteger,
    hasShape: (shape) => shape.length === 1 && shape[0] === count,
  });
  let i = 0;
  for (const value of flatten(parts)) {
    // int64 comes as BigInt.
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
    words: 'two fixed-length strings',
    hasType: ({ type, vlen }) => type === 'string' && !vlen,
    hasShape: (shape) => shape.length === 1 && shape[0] === 2,
  });
  const [first, second] = flatten(parts);
  return [String(first), String(second)];
}
