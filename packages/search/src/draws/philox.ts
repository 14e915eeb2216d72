const [multiplierA, multiplierB] = [0xd2511f53, 0xcd9e8d57];
const [weylA, weylB] = [0x9e3779b9, 0xbb67ae85];

/**
 * Philox 4x32 with 10 rounds: a bijection of four words of 32 bits under a key of two words. Different counters or keys give words
 * without a visible relation, so that (seed, trial, purpose, block) need no mixing.
 * Writes the four words to `out`. Cost: 20 products of 64 bits.
 * Source: J. Salmon, M. Moraes, R. Dror and D. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011).
 */
export function philox(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
  out: Uint32Array,
): void {
  let [a, b, c, d] = counter;
  let [keyA, keyB] = key;
  for (let round = 0; round < 10; round++) {
    const [highA, lowA] = [highOf(multiplierA, a), Math.imul(multiplierA, a)];
    const [highB, lowB] = [highOf(multiplierB, c), Math.imul(multiplierB, c)];
    a = (highB ^ b ^ keyA) >>> 0;
    b = lowB >>> 0;
    c = (highA ^ d ^ keyB) >>> 0;
    d = lowA >>> 0;
    keyA = (keyA + weylA) >>> 0;
    keyB = (keyB + weylB) >>> 0;
  }
  out[0] = a;
  out[1] = b;
  out[2] = c;
  out[3] = d;
}

/** Returns the upper 32 bits of the product of two words. The partial products are below 2^53. */
function highOf(x: number, y: number): number {
  const [xLow, xHigh, yLow, yHigh] = [x & 0xffff, x >>> 16, y & 0xffff, y >>> 16];
  const middle = xHigh * yLow + ((xLow * yLow) >>> 16);
  const other = xLow * yHigh + (middle & 0xffff);
  return (xHigh * yHigh + Math.floor(middle / 0x10000) + Math.floor(other / 0x10000)) | 0;
}
