import { CoreError } from '../core-error.ts';
import type { Hdf5File } from '../hdf5/open-hdf5.ts';
import type { ImageShape, Split, SplitName } from './dataset.ts';
import { describeShape, type Expectation, isInteger, isUint8, readKey } from './read-key.ts';

/** What one file holds. */
export type ReadSplit = { split: Split; imageShape: ImageShape; classes: [string, string] };

/** Reads one file of a dataset; throws a CoreError on the first thing that is not as expected. */
export function readSplit(file: Hdf5File, name: SplitName): ReadSplit {
  const { split, imageShape } = readImages(file, name);
  readLabels(file, name, split);
  return { split, imageShape, classes: readClasses(file, name) };
}

function readImages(file: Hdf5File, name: SplitName) {
  const expected: Expectation = {
    key: `${name}_set_x`,
    words: 'uint8 of shape (images, height, width, channels)',
    hasType: isUint8,
    hasShape: (shape) => shape.length === 4,
    // Asked before the values are read, so that they are read at all only if there are any.
    check: (shape) => assertNotEmpty(name, shape),
  };
  const { shape, value } = readKey(file, name, expected);
  const [count = 0, height = 0, width = 0, channels = 0] = shape;
  const images = new Uint8Array(new SharedArrayBuffer(value.length));
  images.set(value as Uint8Array);
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

function readLabels(file: Hdf5File, name: SplitName, { labels, count }: Split) {
  const key = `${name}_set_y`;
  const { value } = readKey(file, name, {
    key,
    words: `integers of shape (${count}), one for each image`,
    hasType: isInteger,
    hasShape: (shape) => shape.length === 1 && shape[0] === count,
  });
  for (let i = 0; i < count; i++) {
    // int64 comes as BigInt.
    const label = Number(value[i]);
    if (label !== 0 && label !== 1) {
      throw new CoreError(
        'bad-label',
        `Expected \`${key}\` in the ${name} file to be 0 or 1 everywhere, got ${label} at index ${i}.`,
      );
    }
    labels[i] = label;
  }
}

function readClasses(file: Hdf5File, name: SplitName): [string, string] {
  const { value } = readKey(file, name, {
    key: 'list_classes',
    words: 'two fixed-length strings',
    hasType: ({ type, vlen }) => type === 'string' && !vlen,
    hasShape: (shape) => shape.length === 1 && shape[0] === 2,
  });
  return [String(value[0]), String(value[1])];
}
