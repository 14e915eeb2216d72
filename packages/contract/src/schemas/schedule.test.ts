import { formatSchedule, parseSchedule } from '@sweepq/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareSchedules, schedule, shortestSchedule } from './schedule.ts';

/** Texts that are schedules, and texts that nearly are. */
const texts = fc.oneof(
  fc.string(),
  fc
    .tuple(
      fc.constantFrom('constant', 'inverse', 'step', 'cosine', 'linear', ''),
      fc.array(
        fc.oneof(
          fc.constantFrom('0', '0.5', '1', '10', '1e2', '1.50', '5e-1', '1e999', '-1', '', '0x10'),
          fc.nat(20).map(String),
        ),
        { maxLength: 3 },
      ),
    )
    .map(([kind, numbers]) => [kind, ...numbers].join(':')),
);

test('accepts the schedules of the engine, with the shortest text of the engine', () => {
  const ofEngine = (text: string) => {
    try {
      return formatSchedule(parseSchedule(text));
    } catch {
      return undefined;
    }
  };
  fc.assert(
    fc.property(texts, (text) => {
      expect(shortestSchedule(text)).toBe(ofEngine(text));
      expect(schedule.safeParse(text).success).toBe(ofEngine(text) !== undefined);
    }),
    { numRuns: 2_000 },
  );
});

test('schedules are ordered by their kind, then by their numbers', () => {
  const sorted = [
    ...['constant', 'cosine:20', 'cosine:20:5', 'cosine:100', 'inverse:0.5', 'inverse:2'],
    ...['step:5:0.9', 'step:10:0.1', 'step:10:0.5'],
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (shuffled) => {
      expect(shuffled.toSorted(compareSchedules)).toEqual(sorted);
    }),
  );
});
