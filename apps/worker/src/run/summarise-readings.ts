import type { FoldsMetrics } from '@sweepq/contract';
import { type FoldSummary, type SplitMetrics, summariseFolds } from '@sweepq/core';
import type { FoldReading } from '@sweepq/store';

/** The mean of each metric over the folds, and the metrics as they are stored with a trial. */
type Summary = { mean: SplitMetrics; stored: FoldsMetrics };

/** Summarises the readings of all folds at one iteration count. */
export function summariseReadings(readings: readonly FoldReading[]): Summary {
  const measures = Object.keys(readings[0]?.values ?? {});
  const summaries = measures.map((measure): [string, FoldSummary] => [
    measure,
    summariseFolds(readings.map(({ values }) => values[measure] ?? null)),
  ]);
  const mean = Object.fromEntries(summaries.map(([measure, of]) => [measure, of.mean]));
  const std = Object.fromEntries(summaries.map(([measure, of]) => [measure, of.std]));
  return {
    mean: mean as SplitMetrics,
    stored: { each: readings.map(({ iterations, values }) => ({ iterations, values })), std },
  };
}
