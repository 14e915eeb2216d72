export type Step = { row: number; value: number };

/** Returns the trials, by index, whose value is better than those of all trials with a lower index. NaN is not a value. */
export function bestSoFar(values: Float64Array, direction: 'maximize' | 'minimize'): Step[] {
  const sign = direction === 'maximize' ? 1 : -1;
  const steps: Step[] = [];
  let best = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number;
    if (!(sign * value > best)) continue;
    best = sign * value;
    steps.push({ row, value });
  }
  return steps;
}
