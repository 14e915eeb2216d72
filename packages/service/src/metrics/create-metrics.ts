import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** Creates the registry of a process, with Node's own metrics and the version of the service. */
export function createMetrics({
  service,
  version,
}: {
  service: string;
  version: string;
}): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of [...misnamed, ...superfluous]) registry.removeSingleMetric(name);
  new Gauge({
    name: 'sweepq_build_info',
    help: 'Always 1. The labels have the version of the service and of Node.js.',
    labelNames: ['service', 'version', 'node'],
    registers: [registry],
  }).set({ service, version, node: process.versions.node }, 1);
  return registry;
}

/**
 * The linter of Prometheus rejects gauges with the suffix `_total`. Each gauge also exists without the suffix, with a label
 * for the type.
 */
const misnamed = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** Each of these metrics has 9 series, one for each space of the heap. The metric of the size in use stays. */
const superfluous = [
  'nodejs_heap_space_size_total_bytes',
  'nodejs_heap_space_size_available_bytes',
];
