import type { TrialTimes } from '@sweepq/contract';
import type { PreparingTimes, Taken } from '../threads/messages.ts';
import { monotonicMs } from '../threads/monotonic-ms.ts';

export type RunTimes = ReturnType<typeof createRunTimes>;

/** When a job was added, and when this attempt at it began. */
type QueuedJob = { timestamp: number; processedOn?: number | undefined };

/** Follows where the time of a run goes, from the moment at which it asks for its data. */
export function createRunTimes(
  { timestamp, processedOn = timestamp }: QueuedJob,
  now = monotonicMs,
) {
  const queuedMs = Math.max(0, processedOn - timestamp);
  let loadedMs = 0;
  let preparedMs = 0;
  let since = now();

  /** How long it was since the last time that this was asked. */
  const lap = () => {
    const before = since;
    since = now();
    return since - before;
  };

  return {
    /** The dataset is there. What the run waited for it is its own, in the proportions of the whole. */
    gotData(took: PreparingTimes) {
      const waited = lap();
      const whole = took.loadedMs + took.preparedMs;
      loadedMs = whole > 0 ? (waited * took.loadedMs) / whole : 0;
      preparedMs = waited - loadedMs;
    },
    /** What follows from the seed is there. */
    gotStart() {
      preparedMs += lap();
    },
    /** To be asked as the outcome is handed to Redis. */
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
