// How a job's fields read in Bull Board: a reading or a point of a curve is a line, not a nested list.
import type { RunProgress, RunResult } from '@sweepq/queue';

export const formatProgress = (progress: unknown) =>
  isWithCurve(progress) ? { ...progress, curve: progress.curve.map(formatPoint) } : progress;

export function formatResult(result: unknown) {
  if (typeof result !== 'object' || result === null || !('readings' in result)) return result;
  const { readings, ...rest } = result as RunResult;
  return { ...rest, readings: readings.map(formatReading) };
}

function formatReading({ iterations, metrics }: RunResult['readings'][number]): string {
  const { trainCost, trainAccuracy, testAccuracy } = metrics;
  const accuracies = `train ${percent(trainAccuracy)}, test ${percent(testAccuracy)}`;
  return `${iterations} iterations: cost ${trainCost.toFixed(6)}, ${accuracies}`;
}

const formatPoint = ([iteration, cost]: RunProgress['curve'][number]) =>
  `${iteration}: ${cost.toFixed(6)}`;

const percent = (share: number) => `${(share * 100).toFixed(2)} %`;

/** A job that has not begun has the progress 0, and one that failed no result. */
const isWithCurve = (value: unknown): value is Pick<RunProgress, 'curve'> =>
  typeof value === 'object' && value !== null && 'curve' in value;
