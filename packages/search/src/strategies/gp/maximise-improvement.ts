// The search for the point with the highest expected improvement.
import { createSobol, ln, mostDimensions } from '@sweepq/core/numerics';
import type { Draws } from '../../draws/draws.ts';
import { minimise } from '../../linear/minimise.ts';
import type { Dimension } from '../../space/dimension.ts';
import type { SearchPart } from '../../space/search-space.ts';
import { placeOf, sharesOfPoint } from '../sobol.ts';
import type { Embedding } from './embedding.ts';
import type { GpModel } from './gp-model.ts';
import { lnImprovement } from './ln-improvement.ts';

export type Place = { part: number; positions: Float64Array };
export type Scored = Place & { score: number };

type Goal = {
  parts: readonly SearchPart[];
  embedding: Embedding;
  model: GpModel;
  /** The lowest observed value. */
  best: number;
};

/** Points of Sobol's sequence, points around the best trial, local searches, and evaluations of each one. */
const [spread, around, searches, mostEvaluations] = [512, 64, 4, 40];
/** A range with at most this many values is searched completely. */
const fewLevels = 16;

/**
 * Returns places from the highest logarithm of the expected improvement down: the ends of 4 local searches, and all points from which they
 * were chosen. `near` is the place of the best trial. Cost: about 750 evaluations of the model.
 */
export function maximiseImprovement(goal: Goal, near: Place, draws: Draws): Scored[] {
  const { parts } = goal;
  const places = [...sobolPlaces(parts, draws), ...placesAround(parts, near, draws)];
  const scored = places.map((place) => ({ ...place, score: scoreOf(goal, place) }));
  const byScore = (a: Scored, b: Scored) => b.score - a.score;
  scored.sort(byScore);
  const ends = scored.slice(0, searches).map((start) => climb(goal, start));
  return [...ends, ...scored].sort(byScore);
}

function sobolPlaces(parts: readonly SearchPart[], draws: Draws): Place[] {
  const most = sharesOfPoint(parts);
  const next = createSobol(Array.from({ length: Math.min(most, mostDimensions) }, draws.word));
  return Array.from({ length: spread }, () => {
    const shares = next();
    while (shares.length < most) shares.push(draws.share());
    const { part, positions } = placeOf(parts, shares);
    return snapped(parts, { part, positions: Float64Array.from(positions) });
  });
}

/** Each coordinate of a range moves by a normal number with deviation 0.05; each choice changes with probability 1/8. */
function placesAround(
  parts: readonly SearchPart[],
  { part, positions }: Place,
  draws: Draws,
): Place[] {
  const { dimensions } = parts[part] as SearchPart;
  return Array.from({ length: around }, () => {
    const moved = positions.map((position, d) => {
      const { isChoice, size } = dimensions[d] as Dimension;
      if (isChoice) return draws.share() < 0.125 ? draws.below(size) : position;
      return Math.min(1, Math.max(0, position + 0.05 * draws.normal()));
    });
    return snapped(parts, { part, positions: moved });
  });
}

/** Moves the positions of ranges with steps to the middle of their cells. */
function snapped(parts: readonly SearchPart[], { part, positions }: Place): Place {
  const { dimensions } = parts[part] as SearchPart;
  return {
    part,
    positions: positions.map((position, d) => snap(dimensions[d] as Dimension, position)),
  };
}

const snap = ({ isChoice, size, encode, decode }: Dimension, position: number): number =>
  isChoice || size === Number.POSITIVE_INFINITY ? position : encode(decode(position));

/** ln EI(x) = ln σ + lnImprovement((best − μ) / σ). */
function scoreOf({ embedding, model, best }: Goal, { part, positions }: Place): number {
  const { mean, variance } = model.at(embedding.embed(part, positions));
  const deviation = Math.sqrt(variance);
  return lnImprovement((best - mean) / deviation).value + ln(deviation);
}

/** Alternates between the gradient in the ranges and a search in each dimension with values, until neither improves: 3 times at most. */
function climb(goal: Goal, start: Scored): Scored {
  let at = start;
  for (let round = 0; round < 3; round++) {
    const after = searchValues(goal, followGradient(goal, at));
    if (!(after.score > at.score)) return at;
    at = after;
  }
  return at;
}

function followGradient(goal: Goal, start: Scored): Scored {
  const { parts, embedding, model, best } = goal;
  const { part, positions } = start;
  const { dimensions } = parts[part] as SearchPart;
  const moving = [...dimensions.keys()].filter((d) => {
    const { isChoice, size } = dimensions[d] as Dimension;
    return !isChoice && size > fewLevels;
  });
  if (moving.length === 0) return start;
  const columns = moving.map((d) => embedding.columnsOf(part)[d] as number);
  const placed = (x: Float64Array) => {
    const moved = positions.slice();
    for (const [k, d] of moving.entries()) moved[d] = x[k] as number;
    return moved;
  };
  const found = minimise(
    (x) => {
      const { mean, variance, means, variances } = model.withSlopes(
        embedding.embed(part, placed(x)),
      );
      const deviation = Math.sqrt(variance);
      const z = (best - mean) / deviation;
      const { value, slope } = lnImprovement(z);
      const gradient = Float64Array.from(columns, (column) => {
        const ofDeviation = (variances[column] as number) / (2 * deviation);
        const ofZ = -((means[column] as number) + z * ofDeviation) / deviation;
        return -(slope * ofZ + ofDeviation / deviation);
      });
      return { value: -(value + ln(deviation)), gradient };
    },
    Float64Array.from(moving, (d) => positions[d] as number),
    {
      lower: new Float64Array(moving.length),
      upper: new Float64Array(moving.length).fill(1),
      ...{ mostEvaluations, tolerance: 1e-4 },
    },
  );
  const place = snapped(parts, { part, positions: placed(found) });
  const score = scoreOf(goal, place);
  return score > start.score ? { ...place, score } : start;
}

/** Tries other values of one dimension after the other. */
function searchValues(goal: Goal, start: Scored): Scored {
  const { dimensions } = goal.parts[start.part] as SearchPart;
  let at = start;
  for (const [d, dimension] of dimensions.entries()) {
    for (const position of othersOf(dimension, at.positions[d] as number)) {
      const positions = at.positions.slice();
      positions[d] = position;
      const score = scoreOf(goal, { ...at, positions });
      if (score > at.score) at = { ...at, positions, score };
    }
  }
  return at;
}

/** All values of a choice or a short range; the values 1, 2, 4, 8 … steps away in a longer one, up to 1024. */
function othersOf(
  { isChoice, size, encode, decode, valueAt }: Dimension,
  position: number,
): number[] {
  if (isChoice) return Array.from({ length: Math.min(size, 64) }, (_, level) => level);
  if (size === Number.POSITIVE_INFINITY) return [];
  if (size <= fewLevels) return Array.from({ length: size }, (_, level) => encode(valueAt(level)));
  const steps = Array.from({ length: 11 }, (_, k) => 1 << k).filter((step) => step < size);
  return steps
    .flatMap((step) => [position - step / size, position + step / size])
    .filter((other) => other > 0 && other < 1)
    .map((other) => encode(decode(other)));
}
