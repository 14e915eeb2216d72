import type { Outcome, RunState } from '@sweepq/queue';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export type WorkerMetrics = ReturnType<typeof createWorkerMetrics>;

/** A message to a webhook was taken, will be sent again, or is given up. */
export type AttemptOutcome = 'delivered' | 'retried' | 'failed';

type RunEnd = Exclude<RunState['status'], 'queued' | 'running'>;

/** From 5 ms, a short run in a warm thread, to 3 hours. */
const durationBuckets = [0.005, 0.02, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800, 10_800];

type Watched = { cache: { readonly bytes: number }; fitness: { readonly isOut: boolean } };

/** What a worker counts. No label by sweep or trial: there is no end to those. */
export function createWorkerMetrics(registry: Registry, { cache, fitness }: Watched) {
  const registers = [registry];
  const runs = new Counter({
    name: 'sweepq_runs_total',
    help: 'Runs that ended, by status.',
    labelNames: ['status'],
    registers,
  });
  const trials = new Counter({
    name: 'sweepq_trials_total',
    help: 'Trials that ended, by status.',
    labelNames: ['status'],
    registers,
  });
  const duration = new Histogram({
    name: 'sweepq_run_duration_seconds',
    help: 'Time of a run in its training thread.',
    buckets: durationBuckets,
    registers,
  });
  const wait = new Histogram({
    name: 'sweepq_run_queue_wait_seconds',
    help: 'Time from adding the job of a run to the start of its first attempt.',
    buckets: durationBuckets,
    registers,
  });
  const iterations = new Counter({
    name: 'sweepq_iterations_total',
    help: 'Iterations of gradient descent.',
    registers,
  });
  const runsInProgress = new Gauge({
    name: 'sweepq_runs_in_progress',
    help: 'Runs that this worker is working on.',
    registers,
  });
  const webhookAttempts = new Counter({
    name: 'sweepq_webhook_attempts_total',
    help: 'Attempts to send a message to a webhook, by what came of them.',
    labelNames: ['outcome'],
    registers,
  });
  new Gauge({
    name: 'sweepq_cache_bytes',
    help: 'Memory of prepared datasets that this worker keeps for its next runs.',
    registers,
    collect() {
      this.set(cache.bytes);
    },
  });
  new Gauge({
    name: 'sweepq_worker_out',
    help: 'Whether this worker takes no runs, because too many in a row have failed here.',
    registers,
    collect() {
      this.set(fitness.isOut ? 1 : 0);
    },
  });
  // Series that exist from the start can be alerted on before the first failure. Trials are cancelled by
  // the api, and most of them have no worker that could count them.
  runs.inc({ status: 'cancelled' }, 0);
  for (const status of ['completed', 'failed', 'diverged'] as const) {
    runs.inc({ status }, 0);
    trials.inc({ status }, 0);
  }
  for (const outcome of ['delivered', 'retried', 'failed'] as const) {
    webhookAttempts.inc({ outcome }, 0);
  }
  return {
    iterations,
    runsInProgress,
    countRun: (status: RunEnd) => runs.inc({ status }),
    countTrials: (status: Outcome, count: number) => trials.inc({ status }, count),
    countWebhookAttempt: (outcome: AttemptOutcome) => webhookAttempts.inc({ outcome }),
    observeDuration: (seconds: number) => duration.observe(seconds),
    observeWait(job: { timestamp: number; processedOn?: number; attemptsStarted: number }) {
      // Not `attemptsMade`: after a crash, and where the job was handed back, none is counted.
      if (job.attemptsStarted > 1 || job.processedOn === undefined) return;
      wait.observe(Math.max(0, job.processedOn - job.timestamp) / 1000);
    },
  };
}
