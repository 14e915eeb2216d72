const twoTo32 = 4_294_967_296;

/** Returns uniform numbers on [0, 1) with 32 bits, the same for a seed on every machine. The generator is Mulberry32 of T. Ettinger. */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / twoTo32;
  };
}

/** Returns 0 … size − 1 in random order (Fisher and Yates). */
export function shuffled(size: number, random: () => number): number[] {
  const order = Array.from({ length: size }, (_, k) => k);
  for (let k = size - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [order[k], order[other]] = [order[other] as number, order[k] as number];
  }
  return order;
}
