import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeSavedState, findSavedCheckpoint } from '../runs/saved-state.ts';
import { countTouching, encodePart, joinParts, noParts } from './cost-parts.ts';
import {
  decodeColumns,
  decodeCosts,
  encodeCurve,
  encodeCurveOfParts,
  maxCurvePoints,
} from './curve.ts';

const anyCost = fc.oneof(
  fc.double({ min: 0, max: 10, noNaN: true }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0, 1e308),
);
const anyLengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });

/** The parts of a training that was saved after each of `lengths` iterations, with its two newest states. */
function saveParts(costs: Float64Array, lengths: readonly number[]) {
  const parts: Buffer[] = [];
  const saved: { iteration: number; state: Buffer }[] = [];
  let after = noParts;
  for (const length of lengths) {
    const of = costs.subarray(after.iteration, after.iteration + length);
    const { part, end } = encodePart(after, of);
    after = end;
    parts.push(part);
    const state = encodeSavedState(end, stateAt(end.iteration)) as Buffer;
    saved.push({ iteration: end.iteration, state });
  }
  return { parts, saved: saved.slice(-2) };
}
const stateAt = (iteration: number) => Uint8Array.of(iteration, 1, 2, 3);

test('after any damage to one byte or any cut of a part or a state, a run gets its last whole checkpoint, with the same bits', () => {
  const anyTraining = anyLengths.chain((lengths) =>
    fc.record({
      lengths: fc.constant(lengths),
      costs: fc
        .array(anyCost, { minLength: 240, maxLength: 240 })
        .map((all) => Float64Array.from(all)),
      damaged: fc.nat(lengths.length + Math.min(2, lengths.length) - 1),
      at: fc.nat(10_000),
      how: fc.constantFrom('flip', 'cut', 'missing', 'none'),
      mask: fc.integer({ min: 1, max: 255 }),
    }),
  );
  fc.assert(
    fc.property(anyTraining, ({ lengths, costs, damaged, at, how, mask }) => {
      const { parts, saved } = saveParts(costs, lengths);
      const all: (Buffer | null)[] = [...parts, ...saved.map(({ state }) => state)];
      const bytes = all[damaged] as Buffer;
      const place = at % bytes.length;
      if (how === 'flip') bytes.writeUInt8(bytes.readUInt8(place) ^ mask, place);
      if (how === 'cut') all[damaged] = bytes.subarray(0, place);
      if (how === 'missing') all[damaged] = null;
      const isHarmed = (index: number) => how !== 'none' && index === damaged;
      const wholeParts = parts.findIndex((_, k) => isHarmed(k));
      const reach = lengths
        .slice(0, wholeParts === -1 ? lengths.length : wholeParts)
        .reduce((sum, length) => sum + length, 0);
      const expected = saved.findLast(
        ({ iteration }, k) => iteration <= reach && !isHarmed(parts.length + k),
      );
      const found = findSavedCheckpoint({
        parts: all.slice(0, parts.length),
        states: all.slice(parts.length),
      });
      expect(found?.costs.length).toBe(expected?.iteration);
      if (expected === undefined || found === undefined) return;
      expect(found.state).toEqual(stateAt(expected.iteration));
      const bits = Buffer.from(found.costs.buffer);
      expect(bits.equals(Buffer.from(costs.buffer, 0, 8 * expected.iteration))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('parts of two trainings do not follow each other, also if they touch', () => {
  const one = saveParts(
    Float64Array.from({ length: 20 }, (_, k) => 1 / (k + 1)),
    [10, 10],
  );
  const other = saveParts(
    Float64Array.from({ length: 20 }, (_, k) => 2 / (k + 1)),
    [10, 10],
  );
  const mixed = [one.parts[0], other.parts[1]] as Buffer[];
  expect(countTouching(mixed)).toBe(1);
  expect(joinParts(mixed).costs).toHaveLength(10);
  const states = [...one.saved, ...other.saved].map(({ state }) => state);
  expect(findSavedCheckpoint({ parts: mixed, states })?.costs).toHaveLength(10);
});

test('a run does not resume beyond its first open reading', () => {
  const { parts, saved } = saveParts(Float64Array.from({ length: 30 }, Math.sin), [10, 10, 10]);
  const states = saved.map(({ state }) => state);
  const resume = (limit: number) => findSavedCheckpoint({ parts, states }, limit)?.costs.length;
  expect([30, 29, 20, 19].map(resume)).toEqual([30, 20, 20, undefined]);
});

test('a curve in parts has the points of a stored curve', () => {
  const costs = Float64Array.from({ length: maxCurvePoints + 500 }, (_, k) => Math.cos(k / 50));
  for (const length of [300, costs.length]) {
    const { parts } = saveParts(costs, [length - 100, 100]);
    const curve = encodeCurveOfParts(length, parts);
    expect(decodeColumns(curve)).toEqual(decodeColumns(encodeCurve(costs.slice(0, length))));
    expect(decodeCosts(curve)).toEqual(costs.slice(0, length));
  }
});
