/**
 * Milliseconds on the clock that all threads of this process share, and that nobody sets.
 * `performance.now()` counts from the start of each thread.
 */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;
