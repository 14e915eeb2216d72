import { runLocks } from '@sweepq/queue';
import { type AttemptRef, thinPoints } from '@sweepq/store';
import type { Report, TrainingMessage } from '../threads/messages.ts';
import { monotonicMs } from '../threads/monotonic-ms.ts';
import { reportedPoints } from '../threads/notes.ts';
import type { RunJob, TrainerDeps } from './run-job.ts';

/**
 * Passes progress and log lines on to the job, and progress to whoever watches the sweep. They are for
 * looking at: a report that fails is logged, and a newer one does not wait in line behind an older one
 * that was never sent. The end of a run is told by its commit, so a short run pays for no event here. What the job is told, BullMQ
 * writes whoever says it: the store is asked before whether it is still this attempt's to say.
 */
export function createReporter(
  { store, log, metrics }: Pick<TrainerDeps, 'store' | 'log' | 'metrics'>,
  job: RunJob,
  { attempt, begin, from, committed }: Told,
) {
  const { sweepId, run } = job.data;
  const iterations = job.data.readings.at(-1)?.iterations ?? 0;
  let latest: Report | undefined;
  let sending: Promise<void> | undefined;
  let lines: string[] = [];
  let fresh: Report['fresh'] = [];
  let counted = from;
  const begunAt = monotonicMs();

  /** Whether this attempt may tell of its end. A lock that was renewed since cannot have been lost yet. */
  const mayTellEnd = async () => {
    if (monotonicMs() - begunAt < runLocks.lockDuration / 2) return true;
    return committed().then(
      () => true,
      () => false,
    );
  };

  async function send() {
    while (latest !== undefined) {
      const { iteration } = latest;
      const curve = latest.points.map(([at, cost]): Point => [at, rounded(cost)]);
      const reached = { iteration, iterations, cost: finite(latest.cost) };
      const said = lines;
      const points = fresh;
      latest = undefined;
      lines = [];
      fresh = [];
      try {
        const told = { sweepId, run, attempt, begin, ...reached, points };
        if (!(await (points.length > 0 ? store.reportProgress(told) : mayTellEnd()))) {
          // It may have been overtaken by the end, which then tells them.
          lines = [...said, ...lines];
          continue;
        }
        // Lines that are due together are one entry, and one way to Redis.
        const text = said.join('\n');
        await Promise.all([
          job.updateProgress({ ...reached, curve }),
          text === '' ? undefined : job.log(text),
        ]);
      } catch (error) {
        log.warn({ err: error }, 'could not report progress');
      }
    }
    sending = undefined;
  }

  return {
    report({ report, end }: TrainingMessage): void {
      latest = report;
      const known = [...fresh, ...report.fresh].filter(([, at]) => Number.isFinite(at));
      // To a run that has ended the store says no: points that still wait here are not asked about with its last report.
      fresh = end === undefined ? thinPoints(known, reportedPoints) : [];
      for (const [iteration, cost] of report.noted) {
        lines.push(`Cost after iteration ${iteration}: ${cost.toFixed(6)}`);
      }
      metrics.iterations.inc(Math.max(0, report.iteration - counted));
      counted = report.iteration;
      sending ??= send();
    },
    /** Waits until everything has been told. */
    flush: async () => void (await sending),
  };
}

/** Which attempt tells, at which iteration it begins, and what has to be committed before it may tell of its end. */
type Told = Required<AttemptRef> & { from: number; committed: () => Promise<void> };

type Point = Report['points'][number];

/** As many digits as a person looks at. */
const rounded = (cost: number) => Number(cost.toFixed(6));

/** JSON has no infinity. */
const finite = (cost: number) => (Number.isFinite(cost) ? cost : null);
