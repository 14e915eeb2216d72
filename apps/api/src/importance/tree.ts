/** Rows as columns of equal length, and the target y of each row. */
export type Table = { columns: readonly Float64Array[]; y: Float64Array };

/** A regression tree in flat arrays. Node 0 is the root. */
export type Tree = {
  /** The column by which a node is split; −1 for a leaf. */
  columns: number[];
  /** Rows with a value up to the threshold belong to the child `lower`, other rows to the child `lower` + 1. */
  thresholds: number[];
  lower: number[];
  /** The prediction of a leaf: the mean y of its rows. */
  values: number[];
};

/** Returns for each column the rows, sorted by the values of the column. */
export const sortRows = ({ columns }: Pick<Table, 'columns'>): Uint32Array[] =>
  columns.map((column) =>
    Uint32Array.from(column.keys()).sort((a, b) => (column[a] as number) - (column[b] as number)),
  );

/**
 * Grows a tree. A node is split until all its y are equal, or all its rows are equal. A split lies midway between two
 * neighbouring values of one column. The split is the one that lowers the squared error most,
 *
 *   Σ (y − ȳ)² − Σ_lower (y − ȳ_lower)² − Σ_upper (y − ȳ_upper)² = S² n / (n_l n_u),  S = Σ_lower (y − ȳ),
 *
 * and the first one of several equal splits. columns: p of (n), whole numbers, so that the midpoint is exact; y (n),
 * finite; `sorted` from `sortRows`; `counts` (n): the weight of each row, 0 leaves it out. O(p n) per level of the tree,
 * because partitioning keeps rows sorted.
 *
 * Source: Breiman, Friedman, Olshen, Stone, "Classification and Regression Trees", 1984, 8.4.
 */
export function growTree(
  { columns, y }: Table,
  sorted: readonly Uint32Array[],
  counts: Uint32Array,
): Tree {
  const orders = sorted.map((rows) => rows.filter((row) => counts[row] !== 0));
  const tree: Tree = { columns: [], thresholds: [], lower: [], values: [] };
  const partition = createPartition(y.length);
  const grow = [{ node: addLeaf(tree), from: 0, to: orders[0]?.length ?? 0 }];
  for (let next = grow.pop(); next !== undefined; next = grow.pop()) {
    const { node, from, to } = next;
    const rows = orders.map((order) => order.subarray(from, to));
    const { mean, weight, isPure } = summarise(rows[0], y, counts);
    tree.values[node] = mean;
    const split = isPure ? undefined : findSplit(columns, y, rows, counts, { mean, weight });
    if (split === undefined) continue;
    const { column, threshold } = split;
    const values = columns[column] as Float64Array;
    const middle = from + partition(rows, (row) => (values[row] as number) <= threshold);
    tree.columns[node] = column;
    tree.thresholds[node] = threshold;
    tree.lower[node] = addLeaf(tree);
    grow.push({ node: addLeaf(tree), from: middle, to });
    grow.push({ node: tree.lower[node] as number, from, to: middle });
  }
  return tree;
}

/** Returns the prediction of a tree for a row. */
export function predict(tree: Tree, valueIn: (column: number) => number): number {
  let node = 0;
  for (;;) {
    const column = tree.columns[node] as number;
    if (column < 0) return tree.values[node] as number;
    const isAbove = valueIn(column) > (tree.thresholds[node] as number);
    node = (tree.lower[node] as number) + (isAbove ? 1 : 0);
  }
}

function addLeaf({ columns, thresholds, lower, values }: Tree): number {
  columns.push(-1);
  thresholds.push(Number.NaN);
  lower.push(-1);
  return values.push(Number.NaN) - 1;
}

function summarise(rows = new Uint32Array(), y: Float64Array, counts: Uint32Array) {
  let [sum, weight] = [0, 0];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of rows) {
    const [value, count] = [y[row] as number, counts[row] as number];
    sum += count * value;
    weight += count;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  // If all y are equal, their value is returned, because the computed mean could differ by rounding.
  return least === most
    ? { mean: least, weight, isPure: true }
    : { mean: sum / weight, weight, isPure: false };
}

/** Returns the best split. Undefined if no column has two different values. `rows` are sorted by each column. */
function findSplit(
  columns: readonly Float64Array[],
  y: Float64Array,
  rows: readonly Uint32Array[],
  counts: Uint32Array,
  { mean, weight }: { mean: number; weight: number },
): { column: number; threshold: number } | undefined {
  let best: { column: number; threshold: number } | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const [column, values] of columns.entries()) {
    const order = rows[column] as Uint32Array;
    let [sum, lower] = [0, 0];
    for (let k = 0; k + 1 < order.length; k++) {
      const row = order[k] as number;
      const count = counts[row] as number;
      sum += count * ((y[row] as number) - mean);
      lower += count;
      const [value, above] = [values[row] as number, values[order[k + 1] as number] as number];
      if (value === above) continue;
      const gain = (sum * sum * weight) / (lower * (weight - lower));
      if (!(gain > most)) continue;
      most = gain;
      best = { column, threshold: (value + above) / 2 };
    }
  }
  return best;
}

/**
 * Returns a function that partitions rows: the rows below the split come first, and each part keeps its order. It returns
 * the number of rows below.
 */
function createPartition(most: number) {
  const isLower = new Uint8Array(most);
  const kept = new Uint32Array(most);
  return (orders: readonly Uint32Array[], goesLower: (row: number) => boolean): number => {
    for (const row of orders[0] ?? []) isLower[row] = goesLower(row) ? 1 : 0;
    let middle = 0;
    for (const order of orders) {
      let upper = 0;
      middle = 0;
      for (const row of order) {
        if (isLower[row] === 1) order[middle++] = row;
        else kept[upper++] = row;
      }
      order.set(kept.subarray(0, upper), middle);
    }
    return middle;
  };
}
