// Gaussian processes need one vector for each configuration, whatever its part.
import type { Dimension } from '../../space/dimension.ts';
import type { SearchPart } from '../../space/search-space.ts';

/** The value of a column for an axis that a part does not have. For a choice it differs from all values. */
const absent = { range: 0.5, choice: -1 } as const;

export type Embedding = {
  /** Whether a column is a choice: two different values have distance 1. */
  isChoice: readonly boolean[];
  /** Returns the vector of the positions in a part. */
  embed(part: number, positions: ArrayLike<number>): Float64Array;
  /** Returns the column of each dimension of a part. */
  columnsOf(part: number): readonly number[];
};

/**
 * Gives each axis a column. Parts share the column of an axis with the same name and the same values. With several parts, the last column
 * is the part, as a choice.
 */
export function createEmbedding(parts: readonly SearchPart[]): Embedding {
  const columns = new Map<string, { column: number; isChoice: boolean }>();
  const places = parts.map(({ dimensions }) =>
    dimensions.map((dimension) => {
      const key = keyOf(dimension);
      const known = columns.get(key);
      if (known !== undefined) return known.column;
      const column = columns.size;
      columns.set(key, { column, isChoice: dimension.isChoice });
      return column;
    }),
  );
  const isChoice = [...columns.values()].map((column) => column.isChoice);
  if (parts.length > 1) isChoice.push(true);
  const empty = Float64Array.from(isChoice, (is) => (is ? absent.choice : absent.range));

  return {
    isChoice,
    embed(part, positions) {
      const vector = empty.slice();
      for (const [d, column] of (places[part] ?? []).entries()) {
        vector[column] = positions[d] as number;
      }
      if (parts.length > 1) vector[vector.length - 1] = part;
      return vector;
    },
    columnsOf: (part) => places[part] ?? [],
  };
}

/** Two dimensions share a column if their ends and their number of values are the same. */
const keyOf = ({ name, isChoice, size, decode }: Dimension): string =>
  JSON.stringify([
    name,
    isChoice,
    String(size),
    decode(0),
    decode(0.3),
    decode(isChoice ? size - 1 : 1),
  ]);
