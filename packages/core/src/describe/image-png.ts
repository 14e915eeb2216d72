import { CoreError } from '../core-error.ts';
import type { Dataset, SplitName } from '../load/dataset.ts';

/** PNG supports grey, grey with alpha, RGB, and RGBA: 1 to 4 channels. */
const maxChannels = 4;

/** Encodes one image as PNG, with unchanged pixels. */
export async function imagePng(
  dataset: Dataset,
  split: SplitName,
  index: number,
): Promise<Uint8Array> {
  const { images, count } = dataset[split];
  const [height, width, channels] = dataset.imageShape;
  if (!Number.isInteger(index) || index < 0 || index >= count) {
    throw new CoreError(
      'no-such-image',
      `Expected the index of a ${split} image to be a whole number from 0 to ${count - 1}, got ${index}.`,
    );
  }
  const size = height * width * channels;
  return encodePng(images.subarray(index * size, (index + 1) * size), dataset.imageShape);
}

/** Encodes the pixels (h · w · c) of an image as PNG, row by row, the channels of a pixel together. */
export async function encodePng(
  data: Uint8Array,
  [height, width, channels]: Readonly<Dataset['imageShape']>,
): Promise<Uint8Array> {
  if (channels > maxChannels) {
    throw new CoreError(
      'unsupported-image',
      `Expected images of 1 to ${maxChannels} channels to show as PNG, got ${channels} channels.`,
    );
  }
  // The encoder is loaded here, so that a process that only trains does not load it.
  const { encode } = await import('fast-png');
  return encode({ width, height, channels, depth: 8, data });
}
