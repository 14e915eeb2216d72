/** A train and a test file in memory. The pixels are in shared memory, so that a thread receives them without a copy. */
export type Dataset = {
  /** The sha256 of each file, in hexadecimal. */
  sha256: { train: string; test: string };
  imageShape: ImageShape;
  /** The meanings of the labels 0, 1, … */
  classes: ClassNames;
  train: Split;
  test: Split;
};

export type ClassNames = [string, string, ...string[]];

export type SplitName = 'train' | 'test';

export type Split = {
  /** Pixels from 0 to 255, image after image, each row by row, channels innermost: (count, h, w, c). */
  images: Uint8Array;
  /** The label of each image, from 0. */
  labels: Uint8Array;
  count: number;
};

export type ImageShape = [height: number, width: number, channels: number];

/** A split with no images. */
export const noImages: Split = {
  images: new Uint8Array(0),
  labels: new Uint8Array(0),
  count: 0,
};
