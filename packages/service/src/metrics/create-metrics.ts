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
  new Gauge({
    name: 'sweepq_build_info',
    help: 'Always 1; its labels say what is running.',
    labelNames: ['service', 'version', 'node'],
    registers: [registry],
  }).set({ service, version, node: process.versions.node }, 1);
  return registry;
}
