import type { LogAt } from '@sweepq/core/numerics';

/**
 * The log scale of plan version 1 only. ECMAScript leaves the last bits of `**` to the engine: Node 24 and Node 20 differ for
 * 9 of 100 values. A sweep of plan version 1 therefore keeps its values only while its processes run the same version of
 * Node.
 */
export const logAtOfVersion1: LogAt = (min, max, share) => {
  const ratio = max / min;
  if (ratio < Number.POSITIVE_INFINITY) return min * ratio ** share;
  // The ratio overflows a float64. The difference of the logarithms does not.
  return Math.exp(Math.log(min) + (Math.log(max) - Math.log(min)) * share);
};
