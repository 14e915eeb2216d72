const twoTo32 = 4_294_967_296;

/**
 * Returns uniform numbers on [0, 1) with 32 bits. A seed gives the same numbers on every machine. The generator is sfc32 of
 * C. Doty-Humphrey's PractRand. The seed is part of the first state, and the first 15 outputs are discarded.
 */
export function createRandom(seed: number): () => number {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / twoTo32;
  };
  for (let k = 0; k < 15; k++) next();
  return next;
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
