import type { Registry } from 'prom-client';
import { createDeliveryMetrics } from './delivery-metrics.ts';
import { createResourceMetrics } from './resource-metrics.ts';
import { createRunMetrics } from './run-metrics.ts';

export type WorkerMetrics = ReturnType<typeof createWorkerMetrics>;

/** All metrics of a worker. No label contains a sweep or a trial, because their number has no limit. */
export const createWorkerMetrics = (registry: Registry) => ({
  ...createRunMetrics(registry),
  ...createResourceMetrics(registry),
  ...createDeliveryMetrics(registry),
});
