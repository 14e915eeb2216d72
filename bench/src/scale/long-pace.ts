/** The iteration at which a replayed long run begins. */
export const longFrom = 300_000;
/** The iterations that it trains in a second. */
export const longIterationsASecond = 1_000;
