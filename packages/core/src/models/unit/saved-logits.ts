// The logits of a saved state. They follow from its coefficients, except for the rounding errors of all iterations: z ≈ γ X̃ w₀ − K s + b.
// Each logit is saved as its difference from this prediction in units in the last place, mostly a few hundred. So it takes 2 bytes instead of 8.
// The saved form:
// - a checksum, the CRC-32 of the logits (u32), because the prediction must have the same bits when the run resumes;
// - the difference of each logit, as a zigzag code in a variable-length integer (LEB128): groups of 7 bits, the lowest first. Bit 7 of a byte is
//   set if another byte follows;
// - zeros up to a multiple of 8 bytes, because all parts of a state are arrays of float64.
import { crc32 } from 'node:zlib';
import { CoreError } from '../../core-error.ts';

const checksumBytes = 4;
/** A larger difference takes more than 7 bytes. */
const largestDifference = 2 ** 48;

/** Returns the logits themselves if they cannot be saved in a shorter form. */
export function packLogits(logits: Float64Array, predicted: Float64Array): Float64Array {
  const { length } = logits;
  const bytes = new Uint8Array(8 * length);
  const words = wordsOf(logits);
  const ofPredicted = wordsOf(predicted);
  let at = checksumBytes;
  for (let i = 0; i < length; i++) {
    const high = (words[2 * i + 1] as number) - (ofPredicted[2 * i + 1] as number);
    const low = (words[2 * i] as number) - (ofPredicted[2 * i] as number);
    const difference = high * 2 ** 32 + low;
    if (Math.abs(difference) > largestDifference || at + 8 > bytes.length - 8) return logits;
    let rest = difference < 0 ? -2 * difference - 1 : 2 * difference;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes[at++] = 128 | (rest & 127);
    bytes[at++] = rest;
  }
  new DataView(bytes.buffer).setUint32(0, checksumOf(logits), true);
  return new Float64Array(bytes.buffer.slice(0, 8 * Math.ceil(at / 8)));
}

/** Throws a CoreError if the logits are not those that were saved. */
export function unpackLogits(saved: Float64Array, predicted: Float64Array): Float64Array {
  const { length } = predicted;
  if (saved.length === length) return saved;
  const bytes = new Uint8Array(saved.buffer, saved.byteOffset, saved.byteLength);
  const words = wordsOf(predicted).slice();
  let at = checksumBytes;
  for (let i = 0; i < length; i++) {
    let code = 0;
    let byte = 128;
    for (let factor = 1; byte >= 128 && at < bytes.length; factor *= 128) {
      byte = bytes[at++] as number;
      code += (byte & 127) * factor;
    }
    const half = Math.floor(code / 2);
    const low = (words[2 * i] as number) + (code === 2 * half ? half : -half - 1);
    const carry = Math.floor(low / 2 ** 32);
    words[2 * i] = low - carry * 2 ** 32;
    words[2 * i + 1] = (words[2 * i + 1] as number) + carry;
  }
  const logits = new Float64Array(words.buffer);
  const checksum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (checksum === checksumOf(logits)) return logits;
  throw new CoreError(
    'bad-checkpoint',
    'Expected a checkpoint whose logits follow from its coefficients, got one of other data.',
  );
}

/** The low and the high word of each number. */
const wordsOf = ({ buffer, byteOffset, length }: Float64Array) =>
  new Uint32Array(buffer, byteOffset, 2 * length);

const checksumOf = ({ buffer, byteOffset, byteLength }: Float64Array) =>
  crc32(new Uint8Array(buffer, byteOffset, byteLength));
