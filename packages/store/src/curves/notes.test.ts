import { expect, test } from 'vitest';
import { createNotes } from './notes.ts';

const costs = (length: number) => Float64Array.from({ length }, (_, iteration) => iteration / 10);

test('notes the cost of every 100th iteration once', () => {
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

test('notes 100 lines for a run of 1 000 000 iterations', () => {
  expect(createNotes(1_000_000)(costs(1_000_000))).toHaveLength(100);
});

test('also notes the highest and the lowest cost between two lines if they lie beyond the costs of both lines', () => {
  const zigzag = Float64Array.from({ length: 201 }, (_, k) => 1 - k / 1000);
  zigzag[57] = 3;
  zigzag[58] = 0.1;
  expect(createNotes(2000)(zigzag)).toEqual([
    [0, 1],
    [57, 3],
    [58, 0.1],
    [100, 0.9],
    [200, 0.8],
  ]);
});

test('notes nothing before the checkpoint from which a run resumes', () => {
  const zigzag = Float64Array.from({ length: 201 }, (_, k) => (k < 150 ? k % 2 : 1));
  expect(createNotes(2000, 150)(zigzag)).toEqual([[200, 1]]);
});
