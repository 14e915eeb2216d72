import { expect, test } from 'vitest';
import { stabilityEdge } from './stability-edge.ts';

const of = (iterations: number, stable: number[], diverged: number[]) => [
  ...stable.map((learningRate) => ({ learningRate, iterations, diverged: false })),
  ...diverged.map((learningRate) => ({ learningRate, iterations, diverged: true })),
];

test('the edge is the middle, on a log axis, between the highest stable and the lowest diverging rate', () => {
  const points = stabilityEdge([
    ...of(1000, [0.001, 0.01], [0.1]),
    ...of(100, [0.001, 0.1], [0.4, 1.6]),
  ]);
  expect(points.map(({ iterations }) => iterations)).toEqual([100, 1000]);
  expect(points[0]).toMatchObject({ stable: 0.1, diverging: 0.4 });
  expect(points[0]?.edge).toBeCloseTo(0.2, 12);
  expect(points[1]?.edge).toBeCloseTo(Math.sqrt(0.001), 12);
});

test('a rate counts as diverging if one of its trials diverged', () => {
  const [point] = stabilityEdge([...of(100, [0.01, 0.1], []), ...of(100, [], [0.1])]);
  expect(point).toMatchObject({ stable: 0.01, diverging: 0.1 });
});

test('without a diverged or without a stable rate there is no edge', () => {
  expect(stabilityEdge(of(100, [0.1], []))).toEqual([]);
  expect(stabilityEdge(of(100, [], [0.1]))).toEqual([]);
});
