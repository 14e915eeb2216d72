import { createDraws } from '../draws/draws.ts';
import type { SearchSpace } from '../space/search-space.ts';
import type { Configuration } from '../space/space.ts';
import { drawConfiguration, mostDraws } from './random.ts';

type Left = { trial: number; seed: number; isTaken(configuration: Configuration): boolean };

/**
 * Returns a configuration that no earlier trial has: first of 64 random draws, then by walking through all configurations of a finite
 * space from a random one, with a random stride that meets each one once. Undefined if none is left.
 * Cost: at most one step more than the number of taken configurations times the number of parts.
 */
export function chooseLeft(space: SearchSpace, { trial, seed, isTaken }: Left) {
  const draws = createDraws(seed, trial, 'left');
  for (let k = 0; k < mostDraws; k++) {
    const configuration = drawConfiguration(space, draws);
    if (!isTaken(configuration)) return configuration;
  }
  const { size } = space;
  // A search cannot have used this many configurations, so the draws above have found a free one.
  if (size > Number.MAX_SAFE_INTEGER) return undefined;
  let index = draws.below(size);
  const stride = strideFor(size, draws.below(size));
  for (let step = 0; step < size; step++) {
    const configuration = configurationAt(space, index);
    if (!isTaken(configuration)) return configuration;
    index = (index + stride) % size;
  }
  return undefined;
}

/** Returns the first number from `start` on, modulo `size`, that has no divisor with `size`. */
function strideFor(size: number, start: number): number {
  for (let stride = Math.max(1, start); ; stride = (stride + 1) % size || 1) {
    let [a, b] = [size, stride];
    while (b > 0) [a, b] = [b, a % b];
    if (a === 1) return stride;
  }
}

/** Numbers the configurations of all parts one after the other. */
function configurationAt({ parts }: SearchSpace, index: number): Configuration {
  let rest = index;
  for (const part of parts) {
    if (rest < part.size) return part.configurationAt(rest);
    rest -= part.size;
  }
  throw new RangeError(`Expected an index in the space, got ${index}.`);
}
