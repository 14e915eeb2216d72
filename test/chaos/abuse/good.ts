/** A valid sweep with little work. */
export const good = {
  dataset: 'synthetic-cats',
  reuse: false,
  space: { learningRate: 0.005, iterations: 1 },
};
export const goodText = JSON.stringify(good);
