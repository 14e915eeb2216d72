import { type Hdf5File, writeHdf5 } from '../hdf5/open-hdf5.ts';
import type { ImageShape, SplitName } from './dataset.ts';

export type SplitToWrite = {
  split: SplitName;
  /** Pixels of shape (m, h, w, c). */
  images: Uint8Array;
  /** The label of each image, from 0. */
  labels: ArrayLike<number>;
  imageShape: ImageShape;
  classes: readonly string[];
};

/** Images up to this size are stored in one piece. HDF5 has 64 MB of memory, and larger images pass through it in parts. */
const mostContiguousBytes = 16 * 2 ** 20;
const chunkBytes = 2 ** 20;

/** Returns the bytes of an HDF5 file with the keys, shapes and types of the article's dataset. They depend on the values only. */
export function writeSplit({ split, images, labels, imageShape, classes }: SplitToWrite) {
  return writeHdf5((file) => {
    const count = labels.length;
    writeImages(file, `${split}_set_x`, { images, shape: [count, ...imageShape] });
    const y = BigInt64Array.from({ length: count }, (_, i) => BigInt(labels[i] as number));
    file.create_dataset({ name: `${split}_set_y`, data: y, shape: [count], dtype: '<q' });
    const longest = Math.max(...classes.map((name) => Buffer.byteLength(name)));
    const data = [...classes];
    file.create_dataset({ name: 'list_classes', data, shape: [data.length], dtype: `S${longest}` });
  });
}

type Images = { images: Uint8Array; shape: [count: number, ...ImageShape] };

function writeImages(file: Hdf5File, name: string, { images, shape }: Images) {
  const [count, ...imageShape] = shape;
  if (images.length <= mostContiguousBytes) {
    file.create_dataset({ name, data: images, shape, dtype: '<B' });
    return;
  }
  const imageBytes = images.length / count;
  const rows = Math.max(1, Math.floor(chunkBytes / imageBytes));
  const part = (from: number, to: number) => images.subarray(from * imageBytes, to * imageBytes);
  const made = file.create_dataset({
    ...{ name, dtype: '<B', data: part(0, rows), shape: [rows, ...imageShape] },
    ...{ maxshape: [null, ...imageShape], chunks: [rows, ...imageShape] },
  });
  made.resize(shape);
  const whole = imageShape.map((length): [number, number] => [0, length]);
  for (let from = rows; from < count; from += rows) {
    const to = Math.min(from + rows, count);
    made.write_slice([[from, to], ...whole], part(from, to));
  }
}
