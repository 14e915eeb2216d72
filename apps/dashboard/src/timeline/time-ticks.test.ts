import { expect, test } from 'vitest';
import { timeTicks } from './time-ticks.ts';

const textsOf = (from: number, to: number, most = 5) =>
  timeTicks(from, to, most).map(({ text }) => text);

test.each([
  [0, 45, ['0 ms', '20 ms', '40 ms']],
  [0, 900, ['0 ms', '500 ms']],
  [1_900, 2_110, ['1.9 s', '2.0 s', '2.1 s']],
  [1_950, 1_990, ['1.95 s', '1.96 s', '1.97 s', '1.98 s', '1.99 s']],
  [0, 180_000, ['0:00', '1:00', '2:00', '3:00']],
  [65_000, 65_300, ['1:05.0', '1:05.1', '1:05.2', '1:05.3']],
  [3_500_000, 3_620_000, ['58:30', '59:00', '59:30', '1:00:00']],
  [0, 7 * 86_400_000, ['0:00', '48:00:00', '96:00:00', '144:00:00']],
])('the ticks from %d to %d ms are at round times', (from, to, texts) => {
  expect(textsOf(from, to)).toEqual(texts);
});

test('there are never more ticks than there is room for, and all texts differ', () => {
  for (let length = 10; length < 1e9; length *= 1.7) {
    for (const from of [0, length / 3, 5 * length]) {
      const texts = textsOf(from, from + length, 8);
      expect(texts.length).toBeLessThanOrEqual(8);
      expect(texts.length).toBeGreaterThan(1);
      expect(new Set(texts).size).toBe(texts.length);
    }
  }
});
