import { describe, expect, test } from 'vitest';
import { jobPriorityOf, parseJobPriority, turnAt } from './turns.ts';

describe('a turn', () => {
  test.each([
    { first: 0, position: 0, turn: 0 },
    { first: 0, position: 3, turn: 0 },
    { first: 0, position: 4, turn: 1 },
    { first: 7, position: 0, turn: 7 },
    { first: 7, position: 41, turn: 17 },
    // The last turn has all further runs.
    { first: 699_049, position: 100, turn: 699_049 },
    { first: 699_000, position: 99_999, turn: 699_049 },
  ])('run $position from turn $first on has turn $turn', ({ first, position, turn }) => {
    expect(turnAt(first, position)).toBe(turn);
  });

  test.each(['high', 'normal', 'low'] as const)(
    'is restored from the job priority of priority %s',
    (name) => {
      for (const turn of [0, 1, 699_049]) {
        const jobPriority = jobPriorityOf(name, turn);
        expect(jobPriority).toBeGreaterThan(0);
        expect(jobPriority).toBeLessThanOrEqual(2 ** 21);
        expect(parseJobPriority(jobPriority)).toEqual({ priority: name, turn });
      }
    },
  );

  test('every turn of a priority comes before all turns of the next priority', () => {
    expect(jobPriorityOf('high', 699_049)).toBeLessThan(jobPriorityOf('normal', 0));
    expect(jobPriorityOf('normal', 699_049)).toBeLessThan(jobPriorityOf('low', 0));
  });

  test('a job without a priority has no turn', () => {
    expect(parseJobPriority(undefined)).toBeUndefined();
    expect(parseJobPriority(0)).toBeUndefined();
  });
});
