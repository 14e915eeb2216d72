import { growTree, predict, sortRows, type Table, type Tree } from './tree.ts';

export type Forest = {
  trees: Tree[];
  /** The rows that each tree has not seen. */
  unseen: Uint32Array[];
};

/**
 * A random forest: each tree grows on as many rows as there are, drawn with replacement, and so leaves about 1/e of them
 * out. `random` gives uniform numbers on [0, 1).
 *
 * Every split chooses among all columns, as in scikit-learn's forest for regression: there are few, and those of a search
 * do not stand for one another.
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
 * What the forest predicts of each row out of bag, that is by the trees that have not seen it; NaN for a row that all
 * have. The columns may be others than it grew on: that is how it is asked what a column is worth.
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
