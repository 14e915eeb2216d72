import type { RunResult } from '@sweepq/contract';

type Reading = RunResult['read'][number];

/** Returns a reading for the result of a job. Bull Board shows it; the exact numbers are in the outcomes of the trials. */
export const resultReading = (
  iterations: number,
  [cost, train, test]: readonly [cost: number, train: number, test: number],
): Reading => [
  iterations,
  // JSON has neither NaN nor infinities.
  Number.isFinite(cost) ? rounded(cost) : null,
  rounded(train),
  rounded(test),
];

/** Six decimals, enough to display. */
export const rounded = (value: number): number => Number(value.toFixed(6));
