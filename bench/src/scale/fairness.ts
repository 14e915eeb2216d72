/** The times at which the runs of a sweep ended, in ms, and the time at which the sweep was accepted. */
export type SweepEnds = { acceptedAt: number; ends: readonly number[] };

export type Fairness = {
  /** From the acceptance of each sweep to the end of its first run, in ms. */
  firstMs: number[];
  /** The number of sweeps that were accepted after a sweep, and had ended before its first run had: for the sweep with the most of them. */
  mostOvertakers: number;
};

/** Describes how evenly sweeps of equal sizes shared the workers. */
export function describeFairness(sweeps: readonly SweepEnds[]): Fairness {
  const all = sweeps.map(({ acceptedAt, ends }) => {
    return { acceptedAt, first: Math.min(...ends), last: Math.max(...ends) };
  });
  const overtakers = all.map(
    ({ acceptedAt, first }) =>
      all.filter((other) => other.acceptedAt > acceptedAt && other.last < first).length,
  );
  return {
    firstMs: all.map(({ acceptedAt, first }) => first - acceptedAt),
    mostOvertakers: Math.max(...overtakers),
  };
}
