import type { Registry } from 'prom-client';
import { createDeliveryMetrics } from './delivery-metrics.ts';
import { createResourceMetrics, type Watched } from './resource-metrics.ts';
import { createRunMetrics } from './run-metrics.ts';

export type WorkerMetrics = ReturnType<typeof createWorkerMetrics>;

/** What a worker counts. No label by sweep or trial: there is no end to those. */
export const createWorkerMetrics = (registry: Registry, watched: Watched) => ({
  ...createRunMetrics(registry),
  ...createResourceMetrics(registry, watched),
  ...createDeliveryMetrics(registry),
});
