import { compareLayers } from '@sweepq/view';

type Compare = (a: string, b: string) => number;

const byAlphabet: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Returns the order of the words of a column: that of the alphabet, and for hidden layers that of their sizes. */
export const comparerOfWords = (column: string): Compare =>
  column === 'params.layers' ? compareLayers : byAlphabet;
