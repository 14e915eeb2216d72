import type { TrialTimes } from '@sweepq/contract';
import type { MeasuredTime, PreparingTimes } from '../threads/messages.ts';
import { monotonicMs } from '../threads/monotonic-ms.ts';

export type RunTimes = ReturnType<typeof createRunTimes>;

/** The times at which the job was added and this attempt began. */
type QueuedJob = { timestamp: number; processedOn?: number | undefined };

/** Measures the phases of a run, from the time at which the run borrows its dataset. */
export function createRunTimes(
  { timestamp, processedOn = timestamp }: QueuedJob,
  now = monotonicMs,
) {
  const queuedMs = Math.max(0, processedOn - timestamp);
  let loadedMs = 0;
  let preparedMs = 0;
  let since = now();

  /** Milliseconds since the last call. */
  const lap = () => {
    const before = since;
    since = now();
    return since - before;
  };

  return {
    /** Call when the dataset is ready. Splits the waiting time of this run in the proportion of `took`. */
    gotData(took: PreparingTimes) {
      const waited = lap();
      const whole = took.loadedMs + took.preparedMs;
      loadedMs = whole > 0 ? (waited * took.loadedMs) / whole : 0;
      preparedMs = waited - loadedMs;
    },
    /** Call when the prepared starting weights are ready. */
    gotStart() {
      preparedMs += lap();
    },
    /** Returns the times of a trial. Call when the outcome is sent to Redis. */
    timesOf({ trainedMs, takenAt }: MeasuredTime): TrialTimes {
      return {
        queuedMs: rounded(queuedMs),
        loadedMs: rounded(loadedMs),
        preparedMs: rounded(preparedMs),
        trainedMs: rounded(trainedMs),
        reportedMs: rounded(Math.max(0, now() - takenAt)),
      };
    },
  };
}

const rounded = (ms: number) => Math.round(ms * 100) / 100;
