// Counts and indexes the doubles between two bounds. A narrow range has only a few doubles.
const view = new DataView(new ArrayBuffer(8));

/** Returns the position of a double among all doubles. Neighbouring doubles differ by 1. The position of 0 and of −0 is 0. */
function ordinalOf(value: number): bigint {
  view.setFloat64(0, Math.abs(value));
  const magnitude = view.getBigUint64(0);
  return value < 0 ? -magnitude : magnitude;
}

/** Returns the number of doubles from `min` to `max`, both included. */
export const countDoubles = (min: number, max: number): number =>
  Number(ordinalOf(max) - ordinalOf(min) + 1n);

/** Returns the double that is `index` doubles above `min`. */
export function doubleAt(min: number, index: number): number {
  const ordinal = ordinalOf(min) + BigInt(index);
  view.setBigUint64(0, ordinal < 0n ? -ordinal : ordinal);
  const magnitude = view.getFloat64(0);
  return ordinal < 0n ? -magnitude : magnitude;
}
