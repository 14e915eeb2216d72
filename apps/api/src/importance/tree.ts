/** Examples in columns of equal length, and the number that each is to be predicted by them. */
export type Table = { columns: readonly Float64Array[]; y: Float64Array };

/** A regression tree in flat arrays; node 0 is its root. */
export type Tree = {
  /** The column that a node asks for; −1 for a leaf. */
  columns: number[];
  /** A value up to it goes to the node `lower`, one above to the node after that. */
  thresholds: number[];
  lower: number[];
  /** What a leaf predicts: the mean of its examples. */
  values: number[];
};

/** The rows of each column by its values. */
export const sortRows = ({ columns }: Pick<Table, 'columns'>): Uint32Array[] =>
  columns.map((column) =>
    Uint32Array.from(column.keys()).sort((a, b) => (column[a] as number) - (column[b] as number)),
  );

/**
 * A tree that splits until the y of each leaf are equal, or nothing sets its examples apart. A split is at the middle
 * between two neighbouring values of one column; of all it is the one that lowers the squared error most,
 *
 *   Σ (y − ȳ)² − Σ_lower (y − ȳ_lower)² − Σ_upper (y − ȳ_upper)² = S² n / (n_l n_u),  S = Σ_lower (y − ȳ),
 *
 * the first of equals. columns: p of (n), of whole numbers, so that there is always a middle; y (n), finite; `sorted` from
 * `sortRows`; `counts` (n) says how often each row counts, 0 leaves it out. O(p n) a level of the tree, since rows stay sorted as they are dealt out.
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
  const deal = createDealer(y.length);
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
    const middle = from + deal(rows, (row) => (values[row] as number) <= threshold);
    tree.columns[node] = column;
    tree.thresholds[node] = threshold;
    tree.lower[node] = addLeaf(tree);
    grow.push({ node: addLeaf(tree), from: middle, to });
    grow.push({ node: tree.lower[node] as number, from, to: middle });
  }
  return tree;
}

/** What a tree predicts by the values that a row has. */
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
  // Rounding is not to make a leaf of equals predict anything else.
  return least === most
    ? { mean: least, weight, isPure: true }
    : { mean: sum / weight, weight, isPure: false };
}

/** The best split; undefined if no column has two values. `rows` are sorted by each column. */
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

/** Deals rows out, those that are to be below first, each part in the order it had; gives how many are below. */
function createDealer(most: number) {
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
