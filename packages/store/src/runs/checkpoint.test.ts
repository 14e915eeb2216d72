import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packCosts } from '../curves/pack-costs.ts';
import {
  decodeCheckpointCosts,
  decodeStoredCheckpoint,
  encodeStoredCheckpoint,
  maxCheckpointBytes,
} from './checkpoint.ts';

const bytes = fc.uint8Array({ maxLength: 200 });
const costsOf = (length: number) => Float64Array.from({ length }, (_, k) => 0.7 / (1 + k));
/** The output of a thread, with costs or without. */
const packed = (state: Uint8Array, costs: Float64Array, hasCosts: boolean) => ({
  ...{ state, iterations: costs.length },
  costs: hasCosts ? packCosts(costs) : undefined,
});
const nothing = { curveCosts: undefined, model: undefined };

test('reads a checkpoint as it was written, with its costs from the curve and a part of its state from a model', () => {
  fc.assert(
    fc.property(bytes, bytes, bytes, bytes, fc.nat(50), (head, shared, tail, other, count) => {
      const state = Uint8Array.from([...head, ...shared, ...tail]);
      const model = Uint8Array.from([...other, ...shared]);
      const costs = costsOf(count);
      const stored = encodeStoredCheckpoint(packed(state, costs, false), {
        trial: 7,
        model,
      }) as Buffer;
      const elsewhere = { curveCosts: costsOf(count + 5), model };
      expect(decodeStoredCheckpoint(stored, elsewhere)).toEqual({ state, costs });
    }),
  );
});

test('does not store the bytes that a stored model has', () => {
  const numbers = new Uint8Array(Float64Array.from({ length: 200 }, (_, k) => Math.sin(k)).buffer);
  const state = Uint8Array.from([1, 2, 3, ...numbers, 4, 5]);
  const checkpoint = packed(state, costsOf(3), false);
  const stored = encodeStoredCheckpoint(checkpoint, { trial: 0, model: numbers }) as Buffer;
  expect(stored.length).toBe(5 * 4 + 5);
  expect(decodeStoredCheckpoint(stored, { ...nothing, curveCosts: costsOf(3) })).toBeUndefined();
});

test('stores costs with the checkpoint if a thinned curve does not have them', () => {
  const checkpoint = { state: Uint8Array.of(1, 2, 3), costs: costsOf(20_001) };
  const { state, costs } = checkpoint;
  const stored = encodeStoredCheckpoint(packed(state, costs, true)) as Buffer;
  expect(decodeStoredCheckpoint(stored, nothing)).toEqual(checkpoint);
  expect(decodeCheckpointCosts(stored)).toEqual(costs);
  for (const length of [0, 10, 20, 21, stored.length - 10]) {
    expect(decodeCheckpointCosts(stored.subarray(0, length))).toBeUndefined();
  }
  const without = encodeStoredCheckpoint(packed(state, costs, false)) as Buffer;
  expect(decodeCheckpointCosts(without)).toBeUndefined();
});

test('reads no checkpoint from other bytes, or without the curve that has its costs', () => {
  const stored = encodeStoredCheckpoint(packed(Uint8Array.of(1), costsOf(3), false)) as Buffer;
  expect(decodeStoredCheckpoint(stored, nothing)).toBeUndefined();
  expect(decodeStoredCheckpoint(stored, { ...nothing, curveCosts: costsOf(2) })).toBeUndefined();
  expect(decodeStoredCheckpoint(Buffer.from('no checkpoint'), nothing)).toBeUndefined();
});

test('does not store a checkpoint of more than 4 MB', () => {
  const ofSize = (length: number) =>
    encodeStoredCheckpoint(packed(new Uint8Array(length), costsOf(1), false));
  expect(ofSize(maxCheckpointBytes)).toBeDefined();
  expect(ofSize(maxCheckpointBytes + 1)).toBeUndefined();
});
