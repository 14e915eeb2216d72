import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** A registry of one process, with Node's own metrics and what is running in it. */
export function createMetrics({
  service,
  version,
}: {
  service: string;
  version: string;
}): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of misnamed) registry.removeSingleMetric(name);
  new Gauge({
    name: 'sweepq_build_info',
    help: 'Always 1; its labels say what is running.',
    labelNames: ['service', 'version', 'node'],
    registers: [registry],
  }).set({ service, version, node: process.versions.node }, 1);
  return registry;
}

/** Gauges with the suffix of a counter, which Prometheus' linter refuses; each has a twin without it, by type. */
const misnamed = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];
