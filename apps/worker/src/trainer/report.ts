import type { Report } from '../threads/messages.ts';
import type { RunJob, TrainerDeps } from './create-trainer.ts';

/**
 * Passes progress and log lines on to the job. They are for looking at: a report that fails is
 * logged, and a newer one does not wait in line behind an older one that was never sent.
 */
export function createReporter(
  { log, metrics }: Pick<TrainerDeps, 'log' | 'metrics'>,
  job: RunJob,
) {
  const iterations = job.data.readings.at(-1)?.iterations ?? 0;
  let latest: Report | undefined;
  let sending: Promise<void> | undefined;
  let lines: string[] = [];
  let counted = 0;

  async function send() {
    while (latest !== undefined) {
      const { iteration, cost, points } = latest;
      const text = lines.join('\n');
      latest = undefined;
      lines = [];
      const progress = { iteration, iterations, cost: finite(cost), curve: points };
      try {
        // Lines that are due together are one entry, and one way to Redis.
        await Promise.all([job.updateProgress(progress), text === '' ? undefined : job.log(text)]);
      } catch (error) {
        log.warn({ runId: job.data.runId, err: error }, 'could not report progress');
      }
    }
    sending = undefined;
  }

  return {
    report(report: Report): void {
      latest = report;
      for (const [iteration, cost] of report.noted) {
        lines.push(`Cost after iteration ${iteration}: ${cost.toFixed(6)}`);
      }
      metrics.iterations.inc(report.iteration - counted);
      counted = report.iteration;
      sending ??= send();
    },
    /** Waits until everything has been told. */
    flush: async () => void (await sending),
  };
}

/** JSON has no infinity. */
const finite = (cost: number) => (Number.isFinite(cost) ? cost : null);
