import type { RocPoint } from './roc-points.ts';

/**
 * Leaves out points of a ROC curve if it has more than `most`. The first and the last point stay, and all points that stay are points of the
 * curve: for k = 1 … most − 2, the first one with fpr + tpr ≥ 2 k / (most − 1). Along the curve, a point that is left out is less than
 * 2 / (most − 1) from the one that stays before it, so the area changes by less than 2 / (most − 1).
 * Shapes: at least 2 points, from (0, 0) to (1, 1); most ≥ 2. Cost: O(points).
 */
export function thinRoc(points: readonly RocPoint[], most: number): RocPoint[] {
  if (points.length <= most) return [...points];
  const last = points.length - 1;
  const kept: RocPoint[] = [];
  let wanted = 0;
  for (const [k, point] of points.entries()) {
    if (k < last && point.fpr + point.tpr < wanted) continue;
    kept.push(point);
    // A step can be longer than one piece of the curve.
    while (wanted <= point.fpr + point.tpr) wanted += 2 / (most - 1);
  }
  return kept;
}
