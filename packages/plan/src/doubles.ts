// Doubles between two bounds can be counted and indexed. A narrow range has only a few.
const view = new DataView(new ArrayBuffer(8));

/** Neighbours differ by one. 0 and −0 are both 0. */
function ordinalOf(value: number): bigint {
  view.setFloat64(0, Math.abs(value));
  const magnitude = view.getBigUint64(0);
  return value < 0 ? -magnitude : magnitude;
}

/** Returns the number of doubles from `min` to `max`, both included. */
export const countDoubles = (min: number, max: number): number =>
  Number(ordinalOf(max) - ordinalOf(min) + 1n);

/** Returns double `index`, counted from `min`. */
export function doubleAt(min: number, index: number): number {
  const ordinal = ordinalOf(min) + BigInt(index);
  view.setBigUint64(0, ordinal < 0n ? -ordinal : ordinal);
  const magnitude = view.getFloat64(0);
  return ordinal < 0n ? -magnitude : magnitude;
}
