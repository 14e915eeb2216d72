import { createQueues, type Queues } from '@sweepq/queue';
import { connectWorker, disconnect } from '@sweepq/redis';
import { onTestFinished } from 'vitest';
import { waitUntil } from './wait.ts';

type Where = { redisUrl: string; prefix: string };

/** A connection to the Redis of a service. It is closed when the test ends. */
export function useConnection({ redisUrl }: Pick<Where, 'redisUrl'>) {
  const redis = connectWorker({ url: redisUrl, name: 'test', onError: () => undefined });
  onTestFinished(() => disconnect(redis));
  return redis;
}

/** The queues of a service. They are closed when the test ends. */
export function useQueues(where: Where): Queues {
  const connection = useConnection(where);
  const queues = createQueues({ connection, prefix: where.prefix, onError: () => undefined });
  onTestFinished(() => queues.close());
  return queues;
}

/** Waits until no run of this sweep and no job of any sweep is in the queues. */
export async function waitForEmptyQueue({ sweeps, runs }: Queues, sweepId: string): Promise<void> {
  await waitUntil('no run of the sweep is in the queue', async () => {
    const left = await runs.getJobs(['waiting', 'active', 'delayed', 'prioritized']);
    return left.every((job) => job.data.sweepId !== sweepId);
  });
  const steering = async () => (await sweeps.getJobCountByTypes('wait', 'active')) === 0;
  await waitUntil('no job is in the queue of sweeps', steering);
}

const readMetric = async ({ url }: { url: string }, name: string) => {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
};
export const readRunsInProgress = (worker: { url: string }) =>
  readMetric(worker, 'sweepq_runs_in_progress');
/** The number of sweeps that this worker ended without a completed trial. */
export const readNoResults = (worker: { url: string }) =>
  readMetric(worker, 'sweepq_sweeps_total{status="failed",failure="no-result"}');
/** The longest time that the main thread of an api or a worker was blocked since its metrics were last read. */
export const readLag = (part: { url: string }) =>
  readMetric(part, 'nodejs_eventloop_lag_max_seconds');
/** The processor time of an api or a worker since its start. The load of other processes does not affect it. */
export const readCpuSeconds = (part: { url: string }) =>
  readMetric(part, 'process_cpu_seconds_total');
