/** A run that trains for less than this time is short: BullMQ and Redis take a large part of its total time. */
const shortRunSeconds = 0.25;
/** The smallest number of short runs that are fetched ahead, so that threads stay busy while earlier runs are committed. */
const minAhead = 2;
/** The largest number. With more runs in progress, more commands share a write to Redis, but beyond this number the gain is small. */
const maxAhead = 14;
/** A thread trains the runs that are fetched ahead in at most this time. `minAhead` runs may take longer. */
const aheadSeconds = 0.05;
/** The weight of the latest run in the moving average. */
const weight = 0.2;

/**
 * Computes from the duration of recent runs how many runs a worker processes at a time: one per thread, and 2 to 14 more if runs are short.
 * Long runs are not fetched ahead: a fetched run would wait in this worker although another worker may be idle.
 */
export function createConcurrency(threads: number) {
  let typical = Number.POSITIVE_INFINITY;
  return {
    get current() {
      if (typical >= shortRunSeconds) return threads;
      const within = Math.floor((aheadSeconds * threads) / typical);
      return threads + Math.max(minAhead, Math.min(maxAhead, within));
    },
    note(seconds: number) {
      typical = Number.isFinite(typical) ? typical + weight * (seconds - typical) : seconds;
    },
  };
}
