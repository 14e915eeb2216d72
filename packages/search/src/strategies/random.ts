import { createDraws, type Draws } from '../draws/draws.ts';
import type { SearchSpace } from '../space/search-space.ts';
import type { Configuration } from '../space/space.ts';
import type { CreateStrategy } from './strategy.ts';

/** How often a configuration is drawn before the search enumerates those that are left. */
export const mostDraws = 64;

/** Draws every part with equal probability, and every axis of it uniformly. */
export const createRandomSearch: CreateStrategy = ({ space, seed }) => ({
  propose({ trial, isTaken }) {
    const draws = createDraws(seed, trial, 'random');
    for (let k = 0; k < mostDraws; k++) {
      const configuration = drawConfiguration(space, draws);
      if (!isTaken(configuration)) return configuration;
    }
    return undefined;
  },
});

/** Draws one configuration. */
export function drawConfiguration({ parts }: SearchSpace, draws: Draws): Configuration {
  const index = parts.length === 1 ? 0 : draws.below(parts.length);
  const part = parts[index] as (typeof parts)[number];
  return part.decode(
    part.dimensions.map(({ isChoice, size }) => (isChoice ? draws.below(size) : draws.share())),
  );
}
