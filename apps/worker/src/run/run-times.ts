import type { TrialTimes } from '@sweepq/contract';
import type { PreparingTimes, Taken } from '../threads/messages.ts';
import { monotonicMs } from '../threads/monotonic-ms.ts';

export type RunTimes = ReturnType<typeof createRunTimes>;

/** The times at which the job was added and this attempt began. */
type QueuedJob = { timestamp: number; processedOn?: number | undefined };

/** Measures the phases of a run, from the time at which it asks for its data. */
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
    /** The dataset is ready. Splits the time that this run waited in the proportion of `took`. */
    gotData(took: PreparingTimes) {
      const waited = lap();
      const whole = took.loadedMs + took.preparedMs;
      loadedMs = whole > 0 ? (waited * took.loadedMs) / whole : 0;
      preparedMs = waited - loadedMs;
    },
    /** The prepared starting weights are ready. */
    gotStart() {
      preparedMs += lap();
    },
    /** Must be called when the outcome is sent to Redis. */
    timesOf({ trainedMs, takenAt }: Taken): TrialTimes {
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
