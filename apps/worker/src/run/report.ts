import { runLocks } from '@sweepq/queue';
import { type StartedAttempt, thinPoints } from '@sweepq/store';
import { lineOf, reportedPoints } from '@sweepq/store/curves';
import type { Report, TrainingMessage } from '../threads/messages.ts';
import { monotonicMs } from '../threads/monotonic-ms.ts';
import type { RunJob } from './attempt.ts';
import { rounded } from './result-reading.ts';
import type { RunDeps } from './run-deps.ts';

/** The attempt that reports, and the iteration from which it continues. */
type Reporting = StartedAttempt & {
  from: number;
  /** Rejects if a commit has failed. Awaited before the end is reported. */
  committed: () => Promise<void>;
};

type Point = Report['points'][number];

/** The data that is not sent yet: the latest report, and the log lines and points since the last sent report. */
type Unsent = {
  latest: Progress | undefined;
  lines: readonly string[];
  points: Point[];
  /** Whether the latest message also has costs or folds to store. */
  isSave: boolean;
  /** Whether the run has ended. */
  isLast: boolean;
};
/** A report, and the fold that it is about. */
type Progress = Report & { fold?: number };

const nothing: Unsent = { latest: undefined, lines: [], points: [], isSave: false, isLast: false };

/** While nobody reads the progress of the sweep, the time from a report to the first save that is reported again. */
const unwatchedEveryMs = 10_000;

/** While somebody reads the progress, each message of a thread is reported. More than 50 runs of the sweep together report at most once in 5 ms. */
const watchedRuns = 50;
const watchedEveryMs = 5;
/** With any number of runs, a watched run reports at least this often. */
const longestWatchedMs = 2_000;

/**
 * Sends progress and log lines to the job, and progress to the readers of the sweep's events. A failure to send is only logged. While a
 * report is being sent, later reports are merged into one. The commit of the end adds an event for the end of the run, so the reporter adds
 * none for it. BullMQ accepts progress from any worker, so the reporter first asks the store whether this attempt still has the run.
 *
 * While nobody reads the progress of the sweep, the reporter sends only reports of saves, at most one in 10 s. So the last report is never
 * ahead of the stored curve, and a new reader has no gap: it reads the stored curve, and its first event has points since the last report.
 */
export function createReporter(
  { store, log, metrics }: Pick<RunDeps, 'store' | 'log' | 'metrics'>,
  job: RunJob,
  { from, committed, ...ref }: Reporting,
) {
  const { sweepId, run } = job.data;
  const iterations = job.data.readings.at(-1)?.iterations ?? 0;
  const startedAt = monotonicMs();
  let counted = from;
  let countedInFolds = 0;
  let hasReported = from > 0;
  let unsent = nothing;
  let sending: Promise<void> | undefined;
  let isWatched = true;
  let sentAt = startedAt;
  /** The time between two reports. */
  let everyMs = 0;
  /** How often somebody began to read the progress. */
  let newReaders = 0;

  return {
    report(message: TrainingMessage): void {
      count(message);
      if (message.folds?.isReport === false) return;
      // Bull Board shows the stored curve of a run that ends before its first report.
      const hasEnded = message.end !== undefined && message.end.status !== 'stopped';
      if (hasEnded && !hasReported) return;
      hasReported = true;
      unsent = merge(unsent, message);
      if (isDue()) sending ??= sendAll();
    },
    /** Somebody begins to read the progress: sends what is not sent yet, and each later report. */
    watch(): void {
      newReaders += 1;
      isWatched = true;
      everyMs = 0;
      if (unsent.latest !== undefined) sending ??= sendAll();
    },
    /** Waits until everything that is due has been sent. */
    flush: async () => void (await sending),
  };

  function count({ report: { iteration }, folds }: TrainingMessage) {
    if (folds === undefined) {
      metrics.iterations.inc(Math.max(0, iteration - counted));
      counted = iteration;
    } else {
      metrics.iterations.inc(folds.trained - countedInFolds);
      countedInFolds = folds.trained;
    }
  }

  function isDue() {
    if (unsent.isLast) return true;
    return (isWatched || unsent.isSave) && monotonicMs() - sentAt >= everyMs;
  }

  async function sendAll() {
    while (unsent.latest !== undefined && isDue()) {
      const { latest, lines, points, isSave } = unsent;
      unsent = nothing;
      sentAt = monotonicMs();
      try {
        if (await isCurrent(latest, { points, isSave })) await updateJob(latest, lines);
        // If the end has been committed meanwhile, the report of the end sends these lines.
        else unsent = { ...unsent, lines: [...lines, ...unsent.lines] };
      } catch (error) {
        log.warn({ err: error }, 'could not report progress');
      }
    }
    sending = undefined;
  }

  /** Whether this attempt still has the run. The store answers when it adds the event of these points, if there are any. */
  async function isCurrent(
    report: Progress,
    { points, isSave }: Pick<Unsent, 'points' | 'isSave'>,
  ): Promise<boolean> {
    if (points.length > 0 || report.fold !== undefined) {
      const progress = { ...progressOf(report), points };
      const before = newReaders;
      const onReaders = (readers: { isWatched: boolean; running: number }) => {
        // The answer may be older than the message that somebody reads.
        isWatched = readers.isWatched || newReaders > before;
        if (isWatched) everyMs = watchedPaceOf(readers.running / job.data.readings.length);
        // The next save is reported, so that the last report is not ahead of the stored curve.
        else everyMs = isSave ? unwatchedEveryMs : 0;
      };
      return store.reportProgress({ sweepId, run, ...ref, ...progress, onReaders });
    }
    // The lock cannot be lost before half of its duration has passed.
    if (monotonicMs() - startedAt < runLocks.lockDuration / 2) return true;
    return committed().then(
      () => true,
      () => false,
    );
  }

  async function updateJob(report: Progress, lines: readonly string[]) {
    const curve = report.points.map(([at, cost]): Point => [at, rounded(cost)]);
    // One entry with all lines takes one round trip to Redis.
    const text = lines.join('\n');
    await Promise.all([
      job.updateProgress({ ...progressOf(report), curve }),
      text === '' ? undefined : job.log(text),
    ]);
  }

  function progressOf({ iteration, cost, fold }: Progress) {
    return { iteration, iterations, cost: finite(cost), ...(fold !== undefined && { fold }) };
  }
}

/** Merges a message into the unsent data. At the end of the run the points are dropped, because the store refuses progress of an ended run. */
function merge({ lines, points }: Unsent, message: TrainingMessage): Unsent {
  const { report, saved, folds, end } = message;
  const all = [...points, ...report.fresh].filter(([, cost]) => Number.isFinite(cost));
  const noted = report.noted.map(lineOf);
  return {
    latest: folds === undefined ? report : { ...report, fold: folds.fold },
    lines: [...lines, ...noted],
    points: end === undefined ? thinPoints(all, reportedPoints) : [],
    isSave: report.part !== undefined || saved !== undefined || (folds?.saved.length ?? 0) > 0,
    isLast: end !== undefined,
  };
}

/** The time between two reports of a run, if this number of runs of its sweep are in training. */
const watchedPaceOf = (runs: number) =>
  runs <= watchedRuns ? 0 : Math.min(runs * watchedEveryMs, longestWatchedMs);

/** Null for infinities and NaN, which JSON does not have. */
const finite = (cost: number) => (Number.isFinite(cost) ? cost : null);
