import type { SortKey } from '@sweepq/contract';

/**
 * Sorts trials by value. `values` has the value of each trial at the index of the trial. Trials without a value (NaN) come last.
 * Trials with equal values, and trials without a value, keep the order of the input. −0 equals 0. The function is a stable radix
 * sort of the float64 bits, byte by byte: 100 000 trials take a few milliseconds, because no comparison function is called.
 */
export function sortByValue(
  trials: Uint32Array,
  values: Float64Array,
  order: SortKey['order'],
): Uint32Array {
  const numberOf = (trial: number) => values[trial] as number;
  const valued = trials.filter((trial) => !Number.isNaN(numberOf(trial)));
  const keys = sortableBits(valued, values, order);
  const sorted = sortByBits(keys).map((position) => valued[position] as number);
  const all = new Uint32Array(trials.length);
  all.set(sorted);
  all.set(
    trials.filter((trial) => Number.isNaN(numberOf(trial))),
    sorted.length,
  );
  return all;
}

/**
 * Returns the sort key of each trial as a pair of words, the low word first. Read as 64-bit integers, the keys have the order of
 * the values: all bits of a negative value are inverted, and the sign bit of any other value.
 */
function sortableBits(
  trials: Uint32Array,
  values: Float64Array,
  order: SortKey['order'],
): Uint32Array {
  const keys = new Uint32Array(2 * trials.length);
  const value = new Float64Array(1);
  const words = new Uint32Array(value.buffer);
  const inversion = order === 'desc' ? -1 : 0;
  for (const [k, trial] of trials.entries()) {
    value[0] = (values[trial] as number) + 0;
    const [low, high] = words as unknown as [number, number];
    const isNegative = high >>> 31 === 1;
    keys[2 * k] = (isNegative ? ~low : low) ^ inversion;
    keys[2 * k + 1] = (isNegative ? ~high : high ^ 0x8000_0000) ^ inversion;
  }
  return keys;
}

/** Returns the positions of the keys, in ascending order of the keys. */
function sortByBits(keys: Uint32Array): Uint32Array {
  const count = keys.length / 2;
  let from = Uint32Array.from({ length: count }, (_, k) => k);
  let to = new Uint32Array(count);
  for (let byte = 0; byte < 8; byte++) {
    const digitOf = (k: number) =>
      ((keys[2 * k + (byte >> 2)] as number) >>> (8 * (byte & 3))) & 255;
    const starts = new Uint32Array(257);
    for (let k = 0; k < count; k++) (starts[digitOf(k) + 1] as number)++;
    // All keys have the same byte here: the order does not change.
    if (starts.includes(count)) continue;
    for (let digit = 0; digit < 256; digit++) {
      starts[digit + 1] = (starts[digit + 1] as number) + (starts[digit] as number);
    }
    for (const position of from) {
      const digit = digitOf(position);
      const at = starts[digit] as number;
      starts[digit] = at + 1;
      to[at] = position;
    }
    [from, to] = [to, from];
  }
  return from;
}
