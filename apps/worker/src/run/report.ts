import { runLocks } from '@sweepq/queue';
import { type AttemptRef, thinPoints } from '@sweepq/store';
import type { Report, TrainingMessage } from '../threads/messages.ts';
import { monotonicMs } from '../threads/monotonic-ms.ts';
import { reportedPoints } from '../threads/notes.ts';
import type { RunJob } from './attempt.ts';
import type { RunDeps } from './run-deps.ts';

/** The attempt that reports, and the iteration that it continues from. */
type Reporting = Required<AttemptRef> & {
  from: number;
  /** Rejects if a commit has failed. Awaited before the end is reported. */
  committed: () => Promise<void>;
};

type Point = Report['points'][number];

/** What has not been sent yet: the latest report, and the log lines and points since the report that was sent last. */
type Unsent = { latest: Report | undefined; lines: readonly string[]; points: Point[] };

const nothing: Unsent = { latest: undefined, lines: [], points: [] };

/**
 * Sends progress and log lines to the job, and progress to the readers of the sweep's events. A report that fails is only logged. While
 * one is sent, later reports are merged into one. The commit of the end adds its own event, so a short run adds none here. BullMQ
 * accepts progress from any worker, so this first asks the store whether this attempt still has the run.
 */
export function createReporter(
  { store, log, metrics }: Pick<RunDeps, 'store' | 'log' | 'metrics'>,
  job: RunJob,
  { attempt, begin, from, committed }: Reporting,
) {
  const { sweepId, run } = job.data;
  const iterations = job.data.readings.at(-1)?.iterations ?? 0;
  const startedAt = monotonicMs();
  let counted = from;
  let unsent = nothing;
  let sending: Promise<void> | undefined;

  return {
    report(message: TrainingMessage): void {
      unsent = merge(unsent, message);
      const { iteration } = message.report;
      metrics.iterations.inc(Math.max(0, iteration - counted));
      counted = iteration;
      sending ??= sendAll();
    },
    /** Waits until everything has been sent. */
    flush: async () => void (await sending),
  };

  async function sendAll() {
    while (unsent.latest !== undefined) {
      const { latest, lines, points } = unsent;
      unsent = nothing;
      try {
        if (await isCurrent(latest, points)) await tellJob(latest, lines);
        // The end may have been committed meanwhile. Its report then sends these lines.
        else unsent = { ...unsent, lines: [...lines, ...unsent.lines] };
      } catch (error) {
        log.warn({ err: error }, 'could not report progress');
      }
    }
    sending = undefined;
  }

  /** Whether this attempt still has the run. Asks by adding the event of these points, if there are any. */
  async function isCurrent(report: Report, points: Point[]): Promise<boolean> {
    if (points.length > 0) {
      const progress = { ...progressOf(report), points };
      return store.reportProgress({ sweepId, run, attempt, begin, ...progress });
    }
    // A lock that was taken less than half its duration ago cannot be lost yet.
    if (monotonicMs() - startedAt < runLocks.lockDuration / 2) return true;
    return committed().then(
      () => true,
      () => false,
    );
  }

  async function tellJob(report: Report, lines: readonly string[]) {
    const curve = report.points.map(([at, cost]): Point => [at, rounded(cost)]);
    // All lines are one entry, which takes one round trip to Redis.
    const text = lines.join('\n');
    await Promise.all([
      job.updateProgress({ ...progressOf(report), curve }),
      text === '' ? undefined : job.log(text),
    ]);
  }

  function progressOf({ iteration, cost }: Report) {
    return { iteration, iterations, cost: finite(cost) };
  }
}

/** The end drops all points: the store refuses progress of a run that has ended. */
function merge({ lines, points }: Unsent, { report, end }: TrainingMessage): Unsent {
  const all = [...points, ...report.fresh].filter(([, cost]) => Number.isFinite(cost));
  const noted = report.noted.map(
    ([iteration, cost]) => `Cost after iteration ${iteration}: ${cost.toFixed(6)}`,
  );
  return {
    latest: report,
    lines: [...lines, ...noted],
    points: end === undefined ? thinPoints(all, reportedPoints) : [],
  };
}

/** Six decimals, enough to display. */
const rounded = (cost: number) => Number(cost.toFixed(6));

/** Null for infinities and NaN, which JSON does not have. */
const finite = (cost: number) => (Number.isFinite(cost) ? cost : null);
