// Reads costs in the earlier packed form. It has the fourth differences of the bits of the costs, as zigzag codes (the sign is the lowest bit).
// The codes are stored in planes (all first bytes, all second bytes, and so on), and deflated.
import { inflateRawSync } from 'node:zlib';

const order = 4;

export function unpackPlanes(packed: Uint8Array): Float64Array {
  const planes = inflateRawSync(packed);
  const count = planes.length / 8;
  const words = new Uint32Array(2 * count);
  const bytes = new Uint8Array(words.buffer);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < 8; k++) bytes[8 * i + k] = planes[k * count + i] as number;
    restoreSign(words, i);
  }
  for (let k = 0; k < order; k++) {
    for (let i = 1; i < count; i++) add(words, i, i - 1);
  }
  return new Float64Array(words.buffer);
}

// 64-bit integers are stored as pairs of words, the low word first, because BigInt takes ten times as long.

function add(words: Uint32Array, i: number, j: number) {
  const low = (words[2 * i] as number) + (words[2 * j] as number);
  words[2 * i] = low;
  words[2 * i + 1] =
    (words[2 * i + 1] as number) + (words[2 * j + 1] as number) + (low > 0xffff_ffff ? 1 : 0);
}

/** Maps 0, 1, 2, 3, … to 0, −1, 1, −2, …. */
function restoreSign(words: Uint32Array, i: number) {
  const low = words[2 * i] as number;
  const high = words[2 * i + 1] as number;
  const sign = -(low & 1);
  words[2 * i] = ((low >>> 1) | (high << 31)) ^ sign;
  words[2 * i + 1] = (high >>> 1) ^ sign;
}
