export type Unit = 'ms' | 'µs' | 'MB';

/** Repeated measurements of one thing; the median stands for it. */
export type Measurement = {
  name: string;
  unit: Unit;
  median: number;
  min: number;
  max: number;
  /** In the order in which they were taken. */
  samples: number[];
};

export function summarise(name: string, unit: Unit, samples: readonly number[]): Measurement {
  return {
    ...{ name, unit, median: median(samples) },
    ...{ min: Math.min(...samples), max: Math.max(...samples), samples: [...samples] },
  };
}

/** The one in the middle, or the mean of the two; NaN of none. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** The one with the least median. */
export function fastestOf<M extends Measurement>(measurements: readonly M[]): M | undefined {
  return [...measurements].sort((a, b) => a.median - b.median)[0];
}
