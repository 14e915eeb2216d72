/** A run that trains for less than this time is short: BullMQ and Redis take a large part of its total time. */
const shortRunSeconds = 0.25;
/** The number of short runs that are fetched ahead, so that threads stay busy while earlier runs are committed. */
const runsAhead = 2;
/** The weight of the latest run in the moving average. */
const weight = 0.2;

/**
 * Computes from the duration of recent runs how many runs a worker processes at a time: one per thread, and two more if runs are short.
 * Long runs are not fetched ahead: a fetched run would wait in this worker although another worker may be idle.
 */
export function createConcurrency(threads: number) {
  let typical = Number.POSITIVE_INFINITY;
  return {
    get current() {
      return typical < shortRunSeconds ? threads + runsAhead : threads;
    },
    note(seconds: number) {
      typical = Number.isFinite(typical) ? typical + weight * (seconds - typical) : seconds;
    },
  };
}
