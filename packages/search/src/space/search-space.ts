import { assertSpace } from './assert-space.ts';
import { type Dimension, dimensionOf } from './dimension.ts';
import type { Configuration, Part, Space, Value } from './space.ts';

/** A part in the form in which strategies compute. */
export type SearchPart = {
  dimensions: readonly Dimension[];
  /** The number of different configurations. Infinity with a range of real numbers. */
  size: number;
  /** Returns the configuration at one position for each dimension. */
  decode(positions: ArrayLike<number>): Configuration;
  encode(configuration: Configuration): Float64Array;
  /** Returns configuration `index` of a finite part in the order of a grid; the last dimension varies fastest. */
  configurationAt(index: number): Configuration;
  /** Returns a text that two configurations share if they have the same values under the same names, even in different parts. */
  keyOf(configuration: Configuration): string;
};

export type SearchSpace = { parts: readonly SearchPart[]; size: number };

/** Checks a space and prepares it for strategies. Throws `bad-space`. */
export function createSearchSpace(space: Space): SearchSpace {
  assertSpace(space);
  const parts = space.map(searchPartOf);
  return { parts, size: parts.reduce((sum, { size }) => sum + size, 0) };
}

function searchPartOf(axes: Part, part: number): SearchPart {
  const made = axes.map(dimensionOf);
  const places = made.flatMap((each, k) => ('constant' in each ? [] : [k]));
  const dimensions = places.map((place) => made[place] as Dimension);
  const constants = made.map((each) => ('constant' in each ? each.constant : 0));
  const byName = axes.map(({ name }, k) => ({ name, k }));
  byName.sort((a, b) => (a.name < b.name ? -1 : 1));

  const fill = (choose: (dimension: Dimension, d: number) => Value): Configuration => {
    const values = [...constants];
    for (const [d, dimension] of dimensions.entries()) {
      values[places[d] as number] = choose(dimension, d);
    }
    return { part, values };
  };

  return {
    dimensions,
    size: dimensions.reduce((product, { size }) => product * size, 1),
    decode: (positions) => fill((dimension, d) => dimension.decode(positions[d] as number)),
    encode: ({ values }) =>
      Float64Array.from(dimensions, (dimension, d) =>
        dimension.encode(values[places[d] as number] as Value),
      ),
    configurationAt(index) {
      const levels: number[] = [];
      let rest = index;
      for (const { size } of dimensions.toReversed()) {
        levels.unshift(rest % size);
        rest = Math.floor(rest / size);
      }
      return fill((dimension, d) => dimension.valueAt(levels[d] as number));
    },
    keyOf: ({ values }) => JSON.stringify(byName.map(({ name, k }) => [name, values[k]])),
  };
}
