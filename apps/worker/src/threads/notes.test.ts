import { expect, test } from 'vitest';
import { createNotes } from './notes.ts';

const costs = (length: number) => Float64Array.from({ length }, (_, iteration) => iteration / 10);

test('the cost of every hundredth iteration is noted, once', () => {
  const takeNotes = createNotes(2000);
  expect(takeNotes(costs(150))).toEqual([
    [0, 0],
    [100, 10],
  ]);
  expect(takeNotes(costs(200))).toEqual([]);
  expect(takeNotes(costs(301))).toEqual([
    [200, 20],
    [300, 30],
  ]);
});

test('a run of a million iterations keeps to a hundred lines', () => {
  expect(createNotes(1_000_000)(costs(1_000_000))).toHaveLength(100);
});
