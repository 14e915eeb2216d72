/** What is learnt: one weight for each feature, and the bias. */
export type Parameters = { weights: Float64Array; bias: number };

/** Examples `from` to before `to`. */
export type Rows = { from: number; to: number };
