import { growTree, predict, sortRows, type Table, type Tree } from './tree.ts';

export type Forest = {
  trees: Tree[];
  /** The out-of-bag rows of each tree: the rows that the tree was not trained on. */
  unseen: Uint32Array[];
};

/**
 * Grows a random forest. Each tree is trained on n rows, drawn with replacement from the n rows of the table, so that about
 * 1/e of the rows are out of bag. `random` returns uniform numbers on [0, 1).
 *
 * Every split chooses among all columns, as in scikit-learn's forest for regression: a search has few
 * hyperparameters, and none is redundant.
 *
 * Source: L. Breiman, "Random Forests", Machine Learning 45, 2001.
 */
export function growForest(table: Table, count: number, random: () => number): Forest {
  const rows = table.y.length;
  const sorted = sortRows(table);
  const forest: Forest = { trees: [], unseen: [] };
  for (let k = 0; k < count; k++) {
    const counts = new Uint32Array(rows);
    for (let draw = 0; draw < rows; draw++) {
      const row = Math.floor(random() * rows);
      counts[row] = (counts[row] as number) + 1;
    }
    forest.trees.push(growTree(table, sorted, counts));
    forest.unseen.push(Uint32Array.from(counts.keys()).filter((row) => counts[row] === 0));
  }
  return forest;
}

/**
 * Returns the out-of-bag prediction of each row: the mean over the trees that were not trained on the row. NaN if all trees
 * were trained on the row. `columns` may differ from the training data, for example with one column permuted.
 */
export function predictUnseen({ trees, unseen }: Forest, { columns, y }: Table): Float64Array {
  const sums = new Float64Array(y.length);
  const counts = new Uint32Array(y.length);
  let row = 0;
  const valueIn = (column: number) => (columns[column] as Float64Array)[row] as number;
  for (const [k, tree] of trees.entries()) {
    for (row of unseen[k] as Uint32Array) {
      sums[row] = (sums[row] as number) + predict(tree, valueIn);
      counts[row] = (counts[row] as number) + 1;
    }
  }
  return sums.map((sum, each) => sum / (counts[each] as number));
}
