/** The number of iterations of a cost curve whose cost is higher than the cost of the iteration before. */
export function countRises(curve: Float64Array): number {
  let rises = 0;
  for (let k = 1; k < curve.length; k++) {
    if ((curve[k] as number) > (curve[k - 1] as number)) rises += 1;
  }
  return rises;
}
