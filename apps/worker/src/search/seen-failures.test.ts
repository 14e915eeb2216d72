import { expect, test } from 'vitest';
import { type Outcomes, standing } from './searcher.ts';
import { createFailedOf, noteFailures } from './seen-failures.ts';

const { open, completed, failed } = standing;
const outcomesOf = (...standings: number[]): Outcomes => {
  const none = new Float64Array(standings.length);
  return { values: none, costs: none, standings: Uint8Array.from(standings) };
};
const valuesOf = () => 1;

test('a failure is noted with the first choice that can see it, once', () => {
  const outcomes = outcomesOf(completed, failed, open);
  const first = noteFailures([], outcomes, { from: 3, valuesOf });
  expect(first).toEqual([{ trial: 1, from: 3, values: 1 }]);
  expect(noteFailures(first, outcomes, { from: 5, valuesOf })).toBe(first);
  const failedOf = createFailedOf(first, outcomes);
  expect([0, 1, 2].map(failedOf)).toEqual([{}, { failedFrom: 3 }, {}]);
});

test('a failure ends with the first choice after a retry', () => {
  const first = [{ trial: 1, from: 3, values: 1 }];
  const outcomes = outcomesOf(completed, completed, failed);
  const retried = noteFailures(first, outcomes, { from: 7, valuesOf });
  expect(retried).toEqual([
    { trial: 1, from: 3, values: 1, until: 7 },
    { trial: 2, from: 7, values: 1 },
  ]);
  const failedOf = createFailedOf(retried, outcomes);
  expect(failedOf(1)).toEqual({ earlierFailures: [{ from: 3, until: 7, values: 1 }] });
  expect(failedOf(2)).toEqual({ failedFrom: 7 });
});

test('a failure that no choice has seen counts for none of them, and a failure before a retry counts for the choices that saw it', () => {
  const first = [{ trial: 1, from: 3, values: 0 }];
  const failedOf = createFailedOf(first, outcomesOf(failed, completed));
  expect(failedOf(0)).toEqual({ failedFrom: Number.POSITIVE_INFINITY });
  expect(failedOf(1)).toEqual({
    earlierFailures: [{ from: 3, until: Number.POSITIVE_INFINITY, values: 0 }],
  });
});
