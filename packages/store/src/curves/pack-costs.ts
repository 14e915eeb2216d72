// Lossless compression of costs, to about a third of their bytes. A cost curve is smooth: if the bits of its float64 values are
// read as 64-bit integers, the fourth differences of these integers are small. The differences are encoded with the sign in the
// lowest bit (zigzag). Then all first bytes are written together, all second bytes, and so on, and the result is deflated.
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** The order of the differences. With order 3 or 5 the size is a tenth larger, for smooth and for rough curves. */
const order = 4;

export function packCosts(costs: Float64Array): Buffer {
  const count = costs.length;
  const words = new Uint32Array(costs.slice().buffer);
  for (let k = 0; k < order; k++) {
    for (let i = count - 1; i > 0; i--) subtract(words, i, i - 1);
  }
  const planes = new Uint8Array(8 * count);
  const bytes = new Uint8Array(words.buffer);
  for (let i = 0; i < count; i++) {
    zigzag(words, i);
    for (let k = 0; k < 8; k++) planes[k * count + i] = bytes[8 * i + k] as number;
  }
  return deflateRawSync(planes);
}

export function unpackCosts(packed: Uint8Array): Float64Array {
  const planes = inflateRawSync(packed);
  const count = planes.length / 8;
  const words = new Uint32Array(2 * count);
  const bytes = new Uint8Array(words.buffer);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < 8; k++) bytes[8 * i + k] = planes[k * count + i] as number;
    unzigzag(words, i);
  }
  for (let k = 0; k < order; k++) {
    for (let i = 1; i < count; i++) add(words, i, i - 1);
  }
  return new Float64Array(words.buffer);
}

// 64-bit integers are stored as pairs of words, the low word first, because BigInt takes ten times as long.

function subtract(words: Uint32Array, i: number, j: number) {
  const low = (words[2 * i] as number) - (words[2 * j] as number);
  words[2 * i] = low;
  words[2 * i + 1] =
    (words[2 * i + 1] as number) - (words[2 * j + 1] as number) - (low < 0 ? 1 : 0);
}

function add(words: Uint32Array, i: number, j: number) {
  const low = (words[2 * i] as number) + (words[2 * j] as number);
  words[2 * i] = low;
  words[2 * i + 1] =
    (words[2 * i + 1] as number) + (words[2 * j + 1] as number) + (low > 0xffff_ffff ? 1 : 0);
}

/** Maps 0, −1, 1, −2, … to 0, 1, 2, 3, …: (x << 1) ^ (x >> 63). */
function zigzag(words: Uint32Array, i: number) {
  const low = words[2 * i] as number;
  const high = words[2 * i + 1] as number;
  const sign = (high | 0) >> 31;
  words[2 * i] = (low << 1) ^ sign;
  words[2 * i + 1] = ((high << 1) | (low >>> 31)) ^ sign;
}

function unzigzag(words: Uint32Array, i: number) {
  const low = words[2 * i] as number;
  const high = words[2 * i + 1] as number;
  const sign = -(low & 1);
  words[2 * i] = ((low >>> 1) | (high << 31)) ^ sign;
  words[2 * i + 1] = (high >>> 1) ^ sign;
}
