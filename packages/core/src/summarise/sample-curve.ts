/**
 * At most `maxPoints` points of a cost curve, evenly spaced, the first and the last among them: pairs of
 * iteration, from 0, and cost. A curve that is short enough comes whole.
 */
export function sampleCurve(
  curve: Float64Array,
  maxPoints: number,
): [iteration: number, cost: number][] {
  const last = curve.length - 1;
  const count = Math.min(curve.length, Math.max(2, Math.floor(maxPoints)));
  const points: [iteration: number, cost: number][] = [];
  for (let k = 0; k < count; k++) {
    const iteration = count === 1 ? 0 : Math.round((k * last) / (count - 1));
    points.push([iteration, curve[iteration] ?? Number.NaN]);
  }
  return points;
}
