import { assertConnected, type Queues, type RedisConnection } from '@sweepq/queue';
import type { Log } from '@sweepq/service';

import { Gauge, type Registry } from 'prom-client';

type Deps = { queues: Queues; redis: RedisConnection; log: Log };

/** Counts the jobs when it is asked. Without Redis there are no counts, and all other metrics stay. */
export function countJobs(registry: Registry, { queues, redis, log }: Deps): void {
  new UntypedGauge({
    name: 'bullmq_job_count',
    help: 'Jobs in a queue by state.',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      this.reset();
      try {
        assertConnected(redis);
        for (const queue of [queues.sweeps, queues.runs, queues.webhooks, queues.upkeep]) {
          const counts = await queue.getJobCounts();
          for (const [state, count] of Object.entries(counts)) {
            this.set({ queue: queue.name, state }, count);
          }
        }
      } catch (err) {
        this.reset();
        log.warn({ err }, 'could not count jobs');
      }
    },
  });
}

/**
 * BullMQ's name for this metric ends in `_count`, which Prometheus' linter leaves to histograms. A
 * metric that declares no type is free to use it, and is queried as any gauge.
 */
class UntypedGauge<Label extends string> extends Gauge<Label> {
  override async get() {
    return { ...(await super.get()), type: 'untyped' as never };
  }
}
