/** One bit for each row. Bits beyond the last row are 0. */
export type Bitset = { count: number; bits: Uint32Array };

const createBitset = (count: number): Bitset => ({
  count,
  bits: new Uint32Array(Math.ceil(count / 32)),
});

export const hasBit = ({ bits }: Bitset, row: number): boolean =>
  (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;

/** Returns the set of the rows for which `test` is true. */
export function bitsetWhere(count: number, test: (row: number) => boolean): Bitset {
  const set = createBitset(count);
  for (let row = 0; row < count; row += 1) {
    if (test(row)) set.bits[row >>> 5] = (set.bits[row >>> 5] as number) | (1 << (row & 31));
  }
  return set;
}

/** Returns the rows that are in all sets. Without sets, all rows. */
export function intersect(sets: readonly Bitset[], count: number): Bitset {
  const all = bitsetWhere(count, () => true);
  for (const { bits } of sets) {
    for (let k = 0; k < all.bits.length; k += 1) {
      all.bits[k] = (all.bits[k] as number) & (bits[k] ?? 0);
    }
  }
  return all;
}

/** Returns the number of rows in the set. */
export function countBits({ bits }: Bitset): number {
  let count = 0;
  for (const word of bits) {
    let rest = word - ((word >>> 1) & 0x55555555);
    rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
    count += Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

export function rowsOf(set: Bitset): Uint32Array {
  const rows = new Uint32Array(countBits(set));
  let at = 0;
  for (let row = 0; row < set.count; row += 1) if (hasBit(set, row)) rows[at++] = row;
  return rows;
}
