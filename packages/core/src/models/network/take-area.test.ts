import { expect, test } from 'vitest';
import { smallDataset } from '../../../fixtures/small-dataset.ts';
import { train } from '../../../fixtures/train.ts';
import { prepareDataset } from '../../preprocess/prepare-dataset.ts';
import { bytesInUse, takeSlot } from '../../preprocess/prepared-data.ts';
import { takeArea } from './take-area.ts';

const page = 64 * 1024;
const prepare = (slots: number) =>
  prepareDataset(smallDataset({ m: 9, mTest: 3, n: 20 }), { form: 'gram', slots });

test('a slot keeps its area, and gets a larger one if a network needs more', () => {
  const data = prepare(1);
  const slot = takeSlot(data, 0);
  const first = takeArea(slot, page);
  expect(takeArea(slot, page / 2)).toBe(first);
  const larger = takeArea(slot, 5 * page);
  expect(larger).toBeGreaterThanOrEqual(first + page);
  expect(takeArea(slot, 3 * page)).toBe(larger);
});

test('the areas of two slots do not overlap', () => {
  const data = prepare(2);
  const [a = 0, b = 0] = [0, 1].map((index) => takeArea(takeSlot(data, index), 2 * page));
  expect(Math.abs(a - b)).toBeGreaterThanOrEqual(2 * page);
});

test('the memory in use includes the areas', () => {
  const data = prepare(1);
  const before = bytesInUse(data);
  expect(before).toBe(data.bytes);
  takeArea(takeSlot(data, 0), 3 * page);
  expect(bytesInUse(data) - before).toBe(3 * page);
});

test('rejects a network that does not fit into 4 GiB, and trains a smaller one afterwards', () => {
  const data = prepare(1);
  const spec = (units: number) => ({
    ...{ learningRate: 0.01, seed: 1, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
    network: { layers: [units, units], activation: 'relu', initialization: 'he' } as const,
    readings: [1],
  });
  expect(() => train(data, spec(20_000))).toThrow(/to fit into 4 GiB/);
  expect(train(data, spec(3)).result.status).toBe('completed');
});
