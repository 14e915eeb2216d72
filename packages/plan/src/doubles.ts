// The doubles between two of them can be counted, and taken by their number: a narrow range has only a few.
const view = new DataView(new ArrayBuffer(8));

/** Neighbours differ by one; 0 and −0 are 0. */
function ordinalOf(value: number): bigint {
  view.setFloat64(0, Math.abs(value));
  const magnitude = view.getBigUint64(0);
  return value < 0 ? -magnitude : magnitude;
}

/** How many doubles there are from `min` to `max`, both counted. */
export const countDoubles = (min: number, max: number): number =>
  Number(ordinalOf(max) - ordinalOf(min) + 1n);

/** Double `index` of those from `min` on. */
export function doubleAt(min: number, index: number): number {
  const ordinal = ordinalOf(min) + BigInt(index);
  view.setBigUint64(0, ordinal < 0n ? -ordinal : ordinal);
  const magnitude = view.getFloat64(0);
  return ordinal < 0n ? -magnitude : magnitude;
}
