import { assertConnected, type Queues } from '@sweepq/queue';
import type { Log } from '@sweepq/service';
import type { Redis } from 'ioredis';
import { Gauge, type Registry } from 'prom-client';

type Deps = { queues: Queues; redis: Redis; log: Log };

/** Counts the jobs when it is asked. Without Redis there are no counts, and all other metrics stay. */
export function countJobs(registry: Registry, { queues, redis, log }: Deps): void {
  new Gauge({
    name: 'bullmq_job_count',
    help: 'Jobs in a queue by state.',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      this.reset();
      try {
        assertConnected(redis);
        for (const queue of [queues.sweeps, queues.runs]) {
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
