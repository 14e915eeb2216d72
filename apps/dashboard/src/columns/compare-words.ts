import { compareLayers, compareSchedules } from '@sweepq/view';

type Compare = (a: string, b: string) => number;

const byAlphabet: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const comparers: Readonly<Record<string, Compare>> = {
  'params.layers': compareLayers,
  'params.schedule': compareSchedules,
};

/** Returns the order of the words of a column: that of the alphabet, and for hidden layers and schedules that of their numbers. */
export const comparerOfWords = (column: string): Compare => comparers[column] ?? byAlphabet;
