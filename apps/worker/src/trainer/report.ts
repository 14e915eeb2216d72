import type { RunMessage } from '../threads/training-pool.ts';
import type { RunJob, TrainerDeps } from './create-trainer.ts';

type Progress = Extract<RunMessage, { type: 'progress' }>;

/**
 * Passes progress and log lines on to the job. They are for looking at: a report that fails is
 * logged, and a newer one does not wait in line behind an older one that was never sent.
 */
export function createReporter(
  { log, metrics }: Pick<TrainerDeps, 'log' | 'metrics'>,
  job: RunJob,
) {
  const iterations = job.data.readings.at(-1)?.iterations ?? 0;
  let latest: Progress | undefined;
  let sending: Promise<void> | undefined;
  let lines: string[] = [];
  let counted = 0;

  async function send() {
    while (latest !== undefined) {
      const { iteration, cost, curve } = latest;
      latest = undefined;
      const due = lines;
      lines = [];
      try {
        await job.updateProgress({ iteration, iterations, cost: finite(cost), curve });
        for (const line of due) await job.log(line);
      } catch (error) {
        log.warn({ runId: job.data.runId, err: error }, 'could not report progress');
      }
    }
    sending = undefined;
  }

  return {
    progress(message: Progress): void {
      latest = message;
      for (const [iteration, cost] of message.noted) {
        lines.push(`Cost after iteration ${iteration}: ${cost.toFixed(6)}`);
      }
      metrics.iterations.inc(message.iteration - counted);
      counted = message.iteration;
      sending ??= send();
    },
    /** Waits until everything has been told. */
    flush: async () => void (await sending),
  };
}

/** JSON has no infinity. */
const finite = (cost: number) => (Number.isFinite(cost) ? cost : null);
