/** The number of values of an array of this shape. */
export const sizeOfShape = (shape: readonly number[]): number =>
  shape.reduce((product, length) => product * length, 1);
