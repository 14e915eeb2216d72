/**
 * Picks min(`count`, n) points (count ≥ 2) of a curve so that its shape is kept. Returns their indices, ascending. The
 * first and the last point are picked. The points between them are divided into ⌊(count − 2) / 2⌋ parts of equal length (±
 * 1). The lowest and the highest cost of each part are picked, so no peak between two picked points is lost. Of equal costs
 * the first one is picked. Costs that are not finite are skipped; in a part without a finite cost, the first point is
 * picked. The rest of `count` is spread evenly over the other points. O(n).
 */
export function pickExtremes(costs: ArrayLike<number>, count: number): number[] {
  const last = costs.length - 1;
  if (costs.length <= count) return Array.from(costs, (_, k) => k);
  const parts = Math.floor((count - 2) / 2);
  const picked = [0];
  const startOf = (part: number) => 1 + Math.floor((part * (last - 1)) / parts);
  for (let part = 0; part < parts; part++) {
    picked.push(...extremesBetween(costs, startOf(part), startOf(part + 1)));
  }
  picked.push(last);
  return picked.length < count ? fillUp(picked, costs.length, count) : picked;
}

/** Adds other indices below `length`, evenly spread, until there are `count` indices; ascending. */
function fillUp(picked: readonly number[], length: number, count: number): number[] {
  const isPicked = new Uint8Array(length);
  for (const k of picked) isPicked[k] = 1;
  const left = length - picked.length;
  const missing = count - picked.length;
  const filled: number[] = [];
  let passed = 0;
  /** The number of points to pick among the first `others` of the other points. */
  const due = (others: number) => Math.round((others * missing) / left);
  for (let k = 0; k < length; k++) {
    if (isPicked[k] === 1) filled.push(k);
    else if (due(++passed) > due(passed - 1)) filled.push(k);
  }
  return filled;
}

/** Returns the indices of the lowest and the highest cost in [from, to), ascending; one index if they are the same. */
function extremesBetween(costs: ArrayLike<number>, from: number, to: number): number[] {
  let lowest = from;
  let highest = from;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let k = from; k < to; k++) {
    const cost = costs[k] as number;
    if (!Number.isFinite(cost)) continue;
    if (cost < low) [lowest, low] = [k, cost];
    if (cost > high) [highest, high] = [k, cost];
  }
  if (lowest === highest) return [lowest];
  return lowest < highest ? [lowest, highest] : [highest, lowest];
}
