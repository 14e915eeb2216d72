import { type CountedQueue, type Queues, readOldest } from '@sweepq/queue';
import { assertConnected, type RedisConnection } from '@sweepq/redis';
import type { Log } from '@sweepq/service';
import { Gauge, type Registry } from 'prom-client';

type Deps = { queues: Queues; redis: RedisConnection; log: Log };

/** Adds the metrics of the queues, which are read at each scrape. Without Redis, these metrics are missing. */
export function countJobs(registry: Registry, { queues, redis, log }: Deps): void {
  const all: readonly CountedQueue[] = [queues.sweeps, queues.runs, queues.webhooks, queues.upkeep];

  /** Calls `show` for all queues concurrently, so that the commands share one round trip to Redis. */
  async function ofEach(gauge: Gauge<string>, show: (queue: CountedQueue) => Promise<void>) {
    gauge.reset();
    try {
      assertConnected(redis);
      await Promise.all(all.map(show));
    } catch (err) {
      gauge.reset();
      log.warn({ err }, 'could not count jobs');
    }
  }

  new UntypedGauge({
    name: 'bullmq_job_count',
    help: 'Jobs by queue and state.',
    labelNames: ['queue', 'state'],
    registers: [registry],
    collect() {
      return ofEach(this, async (queue) => {
        const counts = await queue.getJobCounts();
        for (const [state, count] of Object.entries(counts)) {
          this.set({ queue: queue.name, state }, count);
        }
      });
    },
  });
  new Gauge({
    name: 'sweepq_queue_oldest_wait_seconds',
    help: 'Waiting time of the job that is next in the queue, by queue. 0 if no job waits.',
    labelNames: ['queue'],
    registers: [registry],
    collect() {
      return ofEach(this, async (queue) => {
        const since = await readOldest(queue);
        const waited = since === undefined ? 0 : Math.max(0, Date.now() - since) / 1000;
        this.set({ queue: queue.name }, waited);
      });
    },
  });
}

/**
 * A gauge without a declared type. The name `bullmq_job_count` is that of BullMQ, and the linter of Prometheus accepts the
 * suffix `_count` only for histograms and for metrics without a type.
 */
class UntypedGauge<Label extends string> extends Gauge<Label> {
  override async get() {
    return { ...(await super.get()), type: 'untyped' as never };
  }
}
