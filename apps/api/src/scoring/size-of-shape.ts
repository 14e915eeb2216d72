import type { ImageShape } from '@sweepq/pictures';

/** The number of pixel values of an image. That of `@sweepq/core` would load the engine in every thread. */
export const sizeOfShape = (shape: ImageShape): number =>
  shape.reduce((product, length) => product * length, 1);
