import { createRandom, shuffled } from '@sweepq/plan';
import { arrange } from './arrange.ts';
import { determination, deviationOf, meanOf } from './determination.ts';
import { growForest, predictUnseen } from './forest.ts';
import type { Table } from './tree.ts';

export type Measured = {
  /** The out-of-bag R². Null if all y are equal. */
  score: number | null;
  /** One entry for each column, in the order of the columns. */
  importances: { importance: number; spread: number }[];
};

const trees = 100;
const repeats = 10;
const seed = 0;

/**
 * Permutation importance of each column for the rank of y, by a random forest: the decrease of the out-of-bag R² when the
 * values of the column are permuted among the rows.
 *
 *   q = the ranks of y,  q̂ their prediction out of bag,  R² = 1 − Σ (q − q̂)² / Σ (q − q̄)²
 *   d_jr = R² − R² with column j in its r-th random order,  m_j = max(0, mean_r d_jr)
 *   importance_j = m_j / Σ m,  spread_j = standard deviation_r d_jr / Σ m
 *
 * columns: p of (n); y (n), all finite. Importances are 0 to 1 and add up to 1, or are all 0: if all y are equal, or
 * if the forest predicts no better than the mean (R² ≤ 0). Only the order of the values and of y matters, not their distances.
 * The numbers are the same to the bit for any order of the rows.
 * O(trees n p repeats) walks down a part of a tree.
 *
 * Sources: L. Breiman, "Random Forests", Machine Learning 45, 2001, section 10; A. Fisher, C. Rudin, F. Dominici, "All
 * Models are Wrong, but Many are Useful", JMLR 20, 2019.
 */
export function measureImportance(given: Table): Measured {
  const table = arrange(given);
  const random = createRandom(seed);
  const forest = growForest(table, trees, random);
  const predictions = predictUnseen(forest, table);
  const score = determination(table.y, predictions.predict());
  if (!(score > 0)) {
    const nothing = { importance: 0, spread: 0 };
    return {
      score: Number.isNaN(score) ? null : score,
      importances: table.columns.map(() => nothing),
    };
  }
  const falls = table.columns.map((values, column) =>
    Float64Array.from({ length: repeats }, () => {
      const order = shuffled(table.y.length, random);
      const permuted = Float64Array.from(order, (row) => values[row] as number);
      return score - determination(table.y, predictions.with(column, permuted));
    }),
  );
  const means = falls.map((each) => Math.max(0, meanOf(each)));
  // If no permutation lowers R², the sum is 0. Dividing by 1 then avoids NaN.
  const sum = means.reduce((total, mean) => total + mean, 0) || 1;
  return {
    score,
    importances: falls.map((each, column) => ({
      importance: (means[column] as number) / sum,
      spread: deviationOf(each) / sum,
    })),
  };
}
