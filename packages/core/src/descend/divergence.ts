/** How many times the cost at the start, or 1 where that is less, is too much. */
const explosion = 1e4;

/**
 * The cost beyond which a run has diverged, from that of its first iteration. The gradient of cross-entropy
 * is bounded, so a learning rate that is far too large does not lead to infinity but to logits that are
 * wrong by thousands: such a cost is 10^4, while the textbook's form of it is infinite from 37 on. A cost
 * that merely rises, or starts high from large weights, is below.
 */
export const costLimitAfter = (firstCost: number): number =>
  Math.min(Number.MAX_VALUE, explosion * Math.max(1, firstCost));
