/**
 * Milliseconds on a monotonic clock that all threads of this process share. `performance.now()` would count from the start of each
 * thread.
 */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;
