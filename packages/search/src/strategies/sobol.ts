import { mostDimensions, sobolPoint } from '@sweepq/core/numerics';
import { createDraws } from '../draws/draws.ts';
import type { SearchSpace } from '../space/search-space.ts';
import type { Configuration } from '../space/space.ts';
import type { CreateStrategy } from './strategy.ts';

/** Trial n is point n of Sobol's sequence. The seed shifts all points. */
export const createSobolSearch: CreateStrategy = ({ space, seed }) => {
  const configurationAt = createSobolPoints(space, seed);
  return {
    propose({ trial, isTaken }) {
      const configuration = configurationAt(trial);
      return isTaken(configuration) ? undefined : configuration;
    },
  };
};

/**
 * Returns the function trial → configuration of Sobol's sequence. With several parts, the first dimension of the sequence chooses the
 * part. Dimensions beyond the 64th are drawn at random.
 */
export function createSobolPoints({ parts }: SearchSpace, seed: number) {
  const first = parts.length > 1 ? 1 : 0;
  const most = Math.max(...parts.map(({ dimensions }) => dimensions.length)) + first;
  const words = createDraws(seed, 0, 'shift');
  const shift = Array.from({ length: Math.min(most, mostDimensions) }, () => words.word());

  return (trial: number): Configuration => {
    const shares = sobolPoint(shift, trial);
    const draws = createDraws(seed, trial, 'shift');
    while (shares.length < most) shares.push(draws.share());
    const index = first === 0 ? 0 : Math.floor((shares[0] as number) * parts.length);
    const part = parts[index] as (typeof parts)[number];
    return part.decode(
      part.dimensions.map(({ isChoice, size }, d) => {
        const share = shares[first + d] as number;
        return isChoice ? Math.floor(share * size) : share;
      }),
    );
  };
}
