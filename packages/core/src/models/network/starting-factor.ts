import type { NetworkShape } from './network-shape.ts';

/** The standard deviation of the starting weights of layer l, counted from 0; see `initializations`. */
export function startingFactor(
  { initialization, layers }: NetworkShape,
  l: number,
  initScale: number,
): number {
  const { units = 1, inputs = 1 } = layers[l] ?? {};
  if (initialization === 'normal') return initScale;
  if (initialization === 'lecun') return 1 / Math.sqrt(inputs);
  if (initialization === 'he') return Math.sqrt(2 / inputs);
  return Math.sqrt(2 / (inputs + units));
}
