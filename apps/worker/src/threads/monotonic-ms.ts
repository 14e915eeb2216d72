/**
 * Returns milliseconds on a monotonic clock that all threads of this process share. `performance.now()` counts from the start of the
 * current thread.
 */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;
