import type { Registry } from 'prom-client';
import { createDeliveryMetrics } from './delivery-metrics.ts';
import { createOperationMetrics } from './operation-metrics.ts';
import { createResourceMetrics } from './resource-metrics.ts';
import { createRunMetrics } from './run-metrics.ts';

export type WorkerMetrics = ReturnType<typeof createWorkerMetrics>;

/** All metrics of a worker. No label contains the id of a sweep or of a trial, because the number of ids has no limit. */
export const createWorkerMetrics = (registry: Registry) => ({
  ...createRunMetrics(registry),
  ...createResourceMetrics(registry),
  ...createDeliveryMetrics(registry),
  ...createOperationMetrics(registry),
});
