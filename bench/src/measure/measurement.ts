export type Unit = 'ms' | 'µs' | 'MB' | 'KB' | 'MB/s' | 'runs/s' | '%' | '×';

/** Repeated measurements of the same quantity. The median represents them. */
export type Measurement = {
  name: string;
  unit: Unit;
  median: number;
  min: number;
  max: number;
  /** In the order of measurement. */
  samples: number[];
};

export function summarise(name: string, unit: Unit, samples: readonly number[]): Measurement {
  return {
    ...{ name, unit, median: median(samples) },
    ...{ min: Math.min(...samples), max: Math.max(...samples), samples: [...samples] },
  };
}

/** The middle sample, or the mean of the two middle samples. NaN without samples. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** The smallest sample that is not exceeded by at least this fraction of the samples. NaN without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The measurement with the smallest median. */
export function fastestOf<M extends Measurement>(measurements: readonly M[]): M | undefined {
  return [...measurements].sort((a, b) => a.median - b.median)[0];
}
