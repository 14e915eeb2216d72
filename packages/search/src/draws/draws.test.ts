import { expect, test } from 'vitest';
import { createDraws } from './draws.ts';

test('another seed, trial or purpose gives other numbers, also with seeds that differ above 32 bits', () => {
  const firsts = [
    createDraws(1, 0, 'random'),
    createDraws(2, 0, 'random'),
    createDraws(1 + 2 ** 32, 0, 'random'),
    createDraws(1, 1, 'random'),
    createDraws(1, 0, 'left'),
  ].map(({ word }) => word());
  expect(new Set(firsts).size).toBe(firsts.length);
});

test('the first shares of 20 000 trials are uniform: no tenth differs by 5 standard deviations', () => {
  const counts = Array<number>(10).fill(0);
  for (let trial = 0; trial < 20_000; trial++) {
    const tenth = Math.floor(10 * createDraws(5, trial, 'candidates').share());
    counts[tenth] = (counts[tenth] ?? 0) + 1;
  }
  const deviation = Math.sqrt(20_000 * 0.1 * 0.9);
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(5 * deviation);
});

test('normal numbers have mean 0, variance 1 and fourth moment 3, within 5 standard errors', () => {
  const { normal } = createDraws(3, 0, 'generation');
  const numbers = Array.from({ length: 20_000 }, normal);
  const moment = (power: number) =>
    numbers.reduce((sum, x) => sum + x ** power, 0) / numbers.length;
  // Power, expected moment, variance of the power of a normal number.
  const rows = [
    [1, 0, 1],
    [2, 1, 2],
    [4, 3, 96],
  ] as const;
  for (const [power, expected, variance] of rows) {
    const error = Math.sqrt(variance / numbers.length);
    expect(Math.abs(moment(power) - expected)).toBeLessThan(5 * error);
  }
});
