import { growTree, sortRows, type Table, type Tree } from './tree.ts';

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

/** The prediction of a row by a tree that was not trained on it. */
type Guess = { tree: FlatTree; row: number; value: number };
type FlatTree = { columns: Int32Array; thresholds: Float64Array; lower: Int32Array } & Pick<
  Tree,
  'values'
>;

/**
 * Returns functions for the out-of-bag predictions of all rows: the mean over the trees that were not trained on the row. NaN if all
 * trees were trained on the row. `with` predicts with other values in one column. It walks only the part of a tree that begins at the first
 * split by this column, because above it, and in paths without such a split, nothing has changed. The sums are added in the order of the
 * trees, so that their bits are those of whole walks.
 *
 * O(trees n depth) for the first walk, and its memory is O(trees n p): 4 bytes for each column of each prediction.
 */
export function predictUnseen({ trees, unseen }: Forest, { columns, y }: Table) {
  const width = columns.length;
  // The values of a row are read together.
  const cells = Float64Array.from(
    { length: y.length * width },
    (_, k) => (columns[k % width] as Float64Array)[Math.floor(k / width)] as number,
  );
  const guesses: Guess[] = [];
  const total = unseen.reduce((sum, { length }) => sum + length, 0);
  /** For each prediction, the first node that splits by each column. −1 if there is none. */
  const firsts = new Int32Array(total * width).fill(-1);
  for (const [k, { values, ...splits }] of trees.entries()) {
    const tree = {
      columns: Int32Array.from(splits.columns),
      thresholds: Float64Array.from(splits.thresholds),
      lower: Int32Array.from(splits.lower),
      values,
    };
    for (const row of unseen[k] as Uint32Array) {
      const own = firsts.subarray(guesses.length * width, (guesses.length + 1) * width);
      guesses.push({ tree, row, value: walkNoting(tree, cells, row * width, own) });
    }
  }

  const average = (readGuess: (guess: Guess, k: number) => number): Float64Array => {
    const sums = new Float64Array(y.length);
    const counts = new Uint32Array(y.length);
    for (let k = 0; k < guesses.length; k++) {
      const guess = guesses[k] as Guess;
      sums[guess.row] = (sums[guess.row] as number) + readGuess(guess, k);
      counts[guess.row] = (counts[guess.row] as number) + 1;
    }
    return sums.map((sum, row) => sum / (counts[row] as number));
  };

  return {
    predict: () => average(({ value }) => value),
    with: (column: number, values: Float64Array) =>
      average(({ tree, row, value }, k) => {
        const first = firsts[k * width + column] as number;
        if (first === -1) return value;
        return walk(tree, cells, row * width, { first, column, value: values[row] as number });
      }),
  };
}

/** Walks down a tree from its root. `firsts` gets the first node that splits by each column. Returns the prediction. */
function walkNoting(tree: FlatTree, cells: Float64Array, at: number, firsts: Int32Array): number {
  const { columns, thresholds, lower, values } = tree;
  let node = 0;
  for (;;) {
    const column = columns[node] as number;
    if (column < 0) return values[node] as number;
    if (firsts[column] === -1) firsts[column] = node;
    const isAbove = (cells[at + column] as number) > (thresholds[node] as number);
    node = (lower[node] as number) + (isAbove ? 1 : 0);
  }
}

type Changed = { first: number; column: number; value: number };

/** Walks down a tree from the node `first`, with another value in one column. Returns the prediction. */
function walk(
  { columns, thresholds, lower, values }: FlatTree,
  cells: Float64Array,
  at: number,
  { first, column: changed, value }: Changed,
): number {
  let node = first;
  for (;;) {
    const column = columns[node] as number;
    if (column < 0) return values[node] as number;
    const own = column === changed ? value : (cells[at + column] as number);
    node = (lower[node] as number) + (own > (thresholds[node] as number) ? 1 : 0);
  }
}
