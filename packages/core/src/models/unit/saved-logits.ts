// The logits of a saved state. They follow from its coefficients, except for the rounding errors of all iterations: z ≈ γ X̃ w₀ − K s + b.
// Each logit is saved as the number of float64 between it and this prediction, a few hundred, in 2 bytes instead of 8. The saved form:
// - the CRC-32 of the logits (u32), because the prediction must have the same bits when the run resumes;
// - the difference of each logit (i16);
// - zeros up to a multiple of 8 bytes. The form is an array of float64, as all parts of a state.
import { crc32 } from 'node:zlib';
import { CoreError } from '../../core-error.ts';

const checkBytes = 4;
const differenceBytes = 2;
const largestDifference = 2 ** 15 - 1;

/** Returns a copy of the logits if they cannot be saved in a shorter form. */
export function packLogits(logits: Float64Array, predicted: Float64Array): Float64Array {
  const { length } = logits;
  const size = Math.ceil((checkBytes + differenceBytes * length) / 8);
  if (size >= length) return logits.slice();
  const packed = new Float64Array(size);
  const view = new DataView(packed.buffer);
  const [words, ofPredicted] = [wordsOf(logits), wordsOf(predicted)];
  for (let i = 0; i < length; i++) {
    const high = (words[2 * i + 1] as number) - (ofPredicted[2 * i + 1] as number);
    const low = (words[2 * i] as number) - (ofPredicted[2 * i] as number);
    const difference = high * 2 ** 32 + low;
    if (Math.abs(difference) > largestDifference) return logits.slice();
    view.setInt16(checkBytes + differenceBytes * i, difference, true);
  }
  view.setUint32(0, checkOf(logits), true);
  return packed;
}

/** Throws a CoreError if the logits are not those that were saved. */
export function unpackLogits(saved: Float64Array, predicted: Float64Array): Float64Array {
  const { length } = predicted;
  if (saved.length === length) return saved;
  const view = new DataView(saved.buffer, saved.byteOffset, saved.byteLength);
  const words = wordsOf(predicted).slice();
  for (let i = 0; i < length; i++) {
    const low = (words[2 * i] as number) + view.getInt16(checkBytes + differenceBytes * i, true);
    const carry = Math.floor(low / 2 ** 32);
    words[2 * i] = low - carry * 2 ** 32;
    words[2 * i + 1] = (words[2 * i + 1] as number) + carry;
  }
  const logits = new Float64Array(words.buffer);
  if (view.getUint32(0, true) !== checkOf(logits)) {
    throw new CoreError(
      'bad-checkpoint',
      'Expected a checkpoint whose logits follow from its coefficients, got one of other data.',
    );
  }
  return logits;
}

/** The lengths that saved logits of m examples can have: in the shorter form, and whole. */
export const savedLogitsLengths = (m: number): [packed: number, whole: number] => [
  Math.ceil((checkBytes + differenceBytes * m) / 8),
  m,
];

/** The low and the high word of each number. */
const wordsOf = ({ buffer, byteOffset, length }: Float64Array) =>
  new Uint32Array(buffer, byteOffset, 2 * length);

const checkOf = ({ buffer, byteOffset, byteLength }: Float64Array) =>
  crc32(new Uint8Array(buffer, byteOffset, byteLength));
