import { expect, test } from 'vitest';
import { createCostSender, createSavedCosts, noteAnswer } from './cost-sender.ts';

const curve = Float64Array.from({ length: 50 }, (_, k) => 1 / (k + 1));
/** The iterations at which a part starts and ends. */
const spanOf = (part: Uint8Array | undefined) =>
  part && [0, 4].map((at) => Buffer.from(part).readUInt32LE(at));

test('each part has the costs since the part before, also before Redis has answered', () => {
  const saved = createSavedCosts();
  const { take, isAnswered } = createCostSender(saved);
  expect(isAnswered()).toBe(true);
  expect(spanOf(take(curve.subarray(0, 10)).part)).toEqual([0, 10]);
  expect(isAnswered()).toBe(false);
  expect(spanOf(take(curve.subarray(0, 15)).part)).toEqual([10, 15]);
  noteAnswer(saved, 10);
  expect(isAnswered()).toBe(false);
  noteAnswer(saved, 15);
  expect(isAnswered()).toBe(true);
  expect(take(curve.subarray(0, 15))).toMatchObject({ part: undefined, end: { iteration: 15 } });
  noteAnswer(saved);
  expect(spanOf(take(curve.subarray(0, 20)).part)).toEqual([15, 20]);
});

test('sends costs again from the end of the parts that Redis has kept, or from iteration 0', () => {
  const saved = createSavedCosts();
  const { take } = createCostSender(saved);
  for (const iteration of [10, 20, 30]) {
    take(curve.subarray(0, iteration));
    noteAnswer(saved, iteration);
  }
  take(curve.subarray(0, 40));
  noteAnswer(saved, 10);
  expect(spanOf(take(curve).part)).toEqual([10, 50]);
  // 20 is no end any more, because a new part spans it.
  noteAnswer(saved, 20);
  expect(spanOf(take(curve).part)).toEqual([0, 50]);
});
