/** The largest allowed growth of the cost, relative to the first cost or 1, whichever is larger. */
const explosion = 1e4;

/**
 * The largest cost of a run that has not diverged, computed from the cost of its first iteration. The gradient of
 * cross-entropy is bounded, so a learning rate that is far too large does not lead to infinity. It leads to logits that
 * are wrong by thousands. The cost of such logits is about 10^4; the textbook's formula is infinite from logits of 37.
 * A cost that only rises, or starts high because of large weights, stays below the limit.
 */
export const costLimitAfter = (firstCost: number): number =>
  Math.min(Number.MAX_VALUE, explosion * Math.max(1, firstCost));
