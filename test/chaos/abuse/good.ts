/** A sweep that is taken, and hardly worked on. */
export const good = {
  dataset: 'synthetic-cats',
  reuse: false,
  space: { learningRate: 0.005, iterations: 1 },
};
export const goodText = JSON.stringify(good);
