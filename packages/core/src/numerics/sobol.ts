import { polynomials } from './sobol-directions.ts';

const bits = 32;
const twoTo32 = 4_294_967_296;
const powerOfTwo = (exponent: number) => (1 << exponent) >>> 0;
/** The number of dimensions for which there are direction numbers. */
export const mostDimensions = polynomials.length + 1;

/**
 * Returns the points of Sobol's sequence one after the other, from point 0 on; each number is in [0, 1). Any 2^k consecutive points
 * that begin at a multiple of 2^k cover every dimension more evenly than random points. `shift` has one word of 32 bits for each
 * dimension. All points are shifted by the same bits (a digital shift), which keeps this property. Throws a RangeError for more than
 * 64 dimensions: two axes with the same direction numbers would always get the same share.
 */
export function createSobol(shift: readonly number[]): () => number[] {
  const directions = directionsFor(shift.length);
  const point = shift.map((word) => word >>> 0);
  let index = 0;
  return () => {
    const shares = point.map((word) => word / twoTo32);
    // In Gray code order, consecutive points differ in one direction number: that of the lowest 0 bit of the index.
    const lowestZero = 31 - Math.clz32(~index & (index + 1));
    for (const [k, of] of directions.entries()) {
      point[k] = ((point[k] as number) ^ (of[lowestZero] as number)) >>> 0;
    }
    index += 1;
    return shares;
  };
}

/** Returns point `index` of the sequence that `createSobol` gives with the same shift. The index is below 2^32. */
export function sobolPoint(shift: readonly number[], index: number): number[] {
  const gray = (index ^ (index >>> 1)) >>> 0;
  return directionsFor(shift.length).map((of, k) => {
    let word = shift[k] as number;
    for (let rest = gray, bit = 0; rest !== 0; rest >>>= 1, bit++) {
      if (rest & 1) word ^= of[bit] as number;
    }
    return (word >>> 0) / twoTo32;
  });
}

const known: number[][] = [];

function directionsFor(dimensions: number): readonly number[][] {
  if (dimensions > mostDimensions) {
    throw new RangeError(
      `Expected at most ${mostDimensions} dimensions for Sobol's sequence, got ${dimensions}.`,
    );
  }
  while (known.length < dimensions) known.push(directionsOf(known.length));
  return known.slice(0, dimensions);
}

function directionsOf(dimension: number): number[] {
  const polynomial = polynomials[dimension - 1];
  if (polynomial === undefined)
    return Array.from({ length: bits }, (_, k) => powerOfTwo(bits - 1 - k));
  const [coefficients, first] = polynomial;
  const degree = first.length;
  const of: number[] = first.map((m, k) => m * powerOfTwo(bits - 1 - k));
  for (let k = degree; k < bits; k++) {
    const base = of[k - degree] as number;
    let direction = base ^ (base >>> degree);
    for (let j = 1; j < degree; j++) {
      if ((coefficients >>> (degree - 1 - j)) & 1) direction ^= of[k - j] as number;
    }
    of.push(direction >>> 0);
  }
  return of;
}
