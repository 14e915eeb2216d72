import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packLogits, unpackLogits } from './saved-logits.ts';

const bitsOf = (numbers: Float64Array) => [...new BigUint64Array(numbers.slice().buffer)];
/** Predictions that differ from the logits by a relative rounding error. */
const predictionOf = (logits: Float64Array, error: number) =>
  logits.map((logit, i) => logit * (1 + (i % 2 ? error : -error)));

test('saved logits are restored to the bit, whether or not they are near their prediction', () => {
  const anyLogits = fc.array(fc.double(), { minLength: 1, maxLength: 60 });
  const someError = fc.constantFrom(0, 1e-15, 1e-13, 1e-9, 0.1, 10, Number.NaN);
  fc.assert(
    fc.property(anyLogits, someError, (drawn, error) => {
      const logits = Float64Array.from(drawn);
      const predicted = predictionOf(logits, error);
      expect(bitsOf(unpackLogits(packLogits(logits, predicted), predicted))).toEqual(
        bitsOf(logits),
      );
    }),
  );
});

test('logits within 1e-13 of their prediction take about a quarter of their bytes', () => {
  const logits = Float64Array.from({ length: 209 }, (_, i) => Math.sin(i + 1));
  const packed = packLogits(logits, predictionOf(logits, 1e-13));
  expect(packed.length).toBeLessThan(0.27 * logits.length);
});

test('another prediction, and a damaged byte, are noticed', () => {
  const logits = Float64Array.from({ length: 40 }, (_, i) => Math.sin(i + 1));
  const predicted = predictionOf(logits, 1e-14);
  const packed = packLogits(logits, predicted);
  const bad = expect.objectContaining({ code: 'bad-checkpoint' });
  const other = predicted.slice();
  other[7] = 2 * (other[7] as number);
  expect(() => unpackLogits(packed, other)).toThrow(bad);
  const bytes = new Uint8Array(packed.slice().buffer);
  bytes[9] = (bytes[9] as number) ^ 1;
  expect(() => unpackLogits(new Float64Array(bytes.buffer), predicted)).toThrow(bad);
  expect(() => unpackLogits(packed.subarray(0, 2), predicted)).toThrow(bad);
});

test('reads logits that were saved by this form before', () => {
  const predicted = Float64Array.of(0.5, -1.25, 3, 1e-9, 0, 7, -8);
  const saved = new Float64Array(
    new Uint8Array(Buffer.from('0nT9eAIIAAAAgBAAAAAAAA==', 'base64')).buffer,
  );
  const logits = Float64Array.of(0.5 + 2 ** -53, -1.25 - 2 ** -50, 3, 1e-9, 0, 7 + 2 ** -40, -8);
  expect(bitsOf(unpackLogits(saved, predicted))).toEqual(bitsOf(logits));
});
