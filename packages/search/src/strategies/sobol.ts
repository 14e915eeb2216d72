import { mostDimensions, sobolPoint } from '@sweepq/core/numerics';
import { createDraws } from '../draws/draws.ts';
import type { SearchPart, SearchSpace } from '../space/search-space.ts';
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
  const most = sharesOfPoint(parts);
  const words = createDraws(seed, 0, 'shift');
  const shift = Array.from({ length: Math.min(most, mostDimensions) }, () => words.word());

  return (trial: number): Configuration => {
    const shares = sobolPoint(shift, trial);
    const draws = createDraws(seed, trial, 'shift');
    while (shares.length < most) shares.push(draws.share());
    const { part, positions } = placeOf(parts, shares);
    return (parts[part] as SearchPart).decode(positions);
  };
}

/** Returns the number of shares that determine a configuration. */
export const sharesOfPoint = (parts: readonly SearchPart[]): number =>
  Math.max(...parts.map(({ dimensions }) => dimensions.length)) + (parts.length > 1 ? 1 : 0);

/** Returns the part and the positions at shares from 0 to below 1. */
export function placeOf(parts: readonly SearchPart[], shares: readonly number[]) {
  const first = parts.length > 1 ? 1 : 0;
  const part = first === 0 ? 0 : Math.floor((shares[0] as number) * parts.length);
  const positions = (parts[part] as SearchPart).dimensions.map(({ isChoice, size }, d) => {
    const share = shares[first + d] as number;
    return isChoice ? Math.floor(share * size) : share;
  });
  return { part, positions };
}
