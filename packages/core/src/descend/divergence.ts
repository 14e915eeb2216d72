/** The largest allowed growth of the cost, relative to the first cost, 1 or the weight of an image, whichever is larger. */
const explosion = 1e4;

/**
 * Returns the largest cost of a run that has not diverged, given the cost of its first iteration. The gradient of
 * cross-entropy is bounded. So a learning rate that is far too large does not lead to infinite numbers, but to logits
 * that are wrong by thousands. The cost of such logits is about 10^4. (The textbook formula is infinite for logits above
 * 37.) A cost that rises slowly, or is high at the start because of large weights, stays below the limit.
 * `largestWeight`: the largest weight of an image in the cost of an iteration; see `largestWeightOf`.
 */
export const costLimitAfter = (firstCost: number, largestWeight = 1): number =>
  Math.min(Number.MAX_VALUE, explosion * Math.max(1, largestWeight, firstCost));
