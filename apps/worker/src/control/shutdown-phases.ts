import type { Queues } from '@sweepq/queue';
import { type connectWorker, disconnect } from '@sweepq/redis';
import type { Log, Phase } from '@sweepq/service';
import type { Worker } from 'bullmq';
import { awaitUnlessAway } from './redis-away.ts';

type Connection = ReturnType<typeof connectWorker>;

export type ShutdownDeps = {
  /** The first phase aborts this controller. */
  ending: AbortController;
  gate: { stop: () => Promise<void> };
  workers: readonly Pick<Worker, 'close' | 'cancelAllJobs'>[];
  webhooks: { stop: () => Promise<void> };
  pool: { close: () => Promise<void> };
  searcher: { close: () => Promise<void> };
  checker: { close: () => Promise<void> };
  importer: { close: () => Promise<void> };
  queues: Queues;
  connection: Connection;
  subscriber: Connection;
  status: { close: () => Promise<void> };
  log: Pick<Log, 'warn'>;
};

/** Returns the phases in which a worker shuts down. If Redis is away, other workers get the jobs of this worker when its locks expire. */
export function createShutdownPhases(deps: ShutdownDeps): Phase[] {
  const { ending, gate, workers, webhooks, pool, searcher, checker, importer } = deps;
  const { queues, connection, subscriber, status } = deps;
  let isAway = false;
  return [
    { name: 'return jobs', timeoutMs: 10_000, stop: returnJobs },
    { name: 'stop threads', timeoutMs: 5_000, stop: stopThreads },
    { name: 'close queues', timeoutMs: 3_000, stop: closeQueues },
    { name: 'close Redis', timeoutMs: 3_000, stop: disconnectAll },
    { name: 'close status', timeoutMs: 2_000, stop: () => status.close() },
  ];

  async function returnJobs() {
    ending.abort();
    const gone = gate.stop();
    const closed = workers.map((worker) => worker.close());
    // Jobs are cancelled only after `close`: otherwise this worker could fetch the jobs that it returns to the queue.
    for (const worker of workers) worker.cancelAllJobs('shutdown');
    const left = Promise.all([gone, webhooks.stop(), ...closed]);
    isAway = !(await awaitUnlessAway(left, { redis: connection }));
    if (!isAway) return;
    deps.log.warn('Redis is away: other workers get the jobs of this worker when its locks expire');
    for (const redis of [subscriber, connection]) redis.disconnect();
  }

  async function stopThreads() {
    await Promise.all([pool, searcher, checker, importer].map((each) => each.close()));
  }

  async function closeQueues() {
    if (!isAway) await queues.close();
  }

  async function disconnectAll() {
    if (!isAway) await Promise.all([subscriber, connection].map(disconnect));
  }
}
