import { type AttemptStage, attemptDurations, attemptStages } from '@sweepq/view';
import { type Attempts, momentColumns } from './attempts.ts';

export type StageSummary = {
  stage: AttemptStage;
  /** The number of attempts in which the stage is known. */
  count: number;
  meanMs: number;
  longestMs: number;
  /** The share of the time of the attempts in a worker. Undefined for the time in the queue, in which the runs of a sweep wait together. */
  share: number | undefined;
};

const nullable = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? null : value;

/** Returns how long each stage of an attempt took. */
export const durationsOf = (attempts: Attempts, k: number) =>
  attemptDurations({
    queuedAt: nullable(attempts.queuedAt[k]),
    startedAt: attempts.startedAt[k] as number,
    preparedAt: nullable(attempts.preparedAt[k]),
    trainedAt: nullable(attempts.trainedAt[k]),
    reportedAt: nullable(attempts.reportedAt[k]),
  });

/** Returns the mean time of each stage of the attempts at runs that pass the filter. */
export function summariseAttempts(
  attempts: Attempts,
  passes: (run: number) => boolean,
): StageSummary[] {
  const moments = momentColumns.map((name) => attempts[name]);
  const sums = attemptStages.map((stage) => ({ stage, count: 0, sum: 0, longest: 0 }));
  for (let k = 0; k < attempts.count; k += 1) {
    if (!passes(attempts.run[k] as number)) continue;
    for (const [stage, of] of sums.entries()) {
      // A stage lasts from one moment to the next one.
      const ms = (moments[stage + 1]?.[k] as number) - (moments[stage]?.[k] as number);
      if (Number.isNaN(ms)) continue;
      of.count += 1;
      of.sum += ms;
      of.longest = Math.max(of.longest, ms);
    }
  }
  const whole = sums.reduce((all, { stage, sum }) => all + (stage === 'queued' ? 0 : sum), 0);
  return sums.map(({ stage, count, sum, longest }) => ({
    ...{ stage, count, longestMs: longest },
    meanMs: count === 0 ? 0 : sum / count,
    share: stage === 'queued' ? undefined : sum / Math.max(whole, 1),
  }));
}
