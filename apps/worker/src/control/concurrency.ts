/** A run that takes less in its thread is short: fetching and committing it weighs against that. */
const shortRunSeconds = 0.25;
/** As many runs are fetched ahead as keep threads busy while the runs before are committed. */
const runsAhead = 2;
/** What the latest run counts for in the average. */
const weight = 0.2;

/**
 * How many runs a worker works on at a time, from how long the last ones took: as many as it has threads,
 * and two more where runs are short. A long run fetched ahead would wait here while another worker is idle.
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
