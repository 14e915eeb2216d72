import { Counter, type Registry } from 'prom-client';
import type { Refused } from '../http/connection-limit.ts';

const reasons: readonly Refused[] = ['full', 'gave-way'];

/** Adds the metric of connections that were closed because of the limit of connections. Returns a function that counts one. */
export function countRefusals(registry: Registry): (reason: Refused) => void {
  const refused = new Counter({
    name: 'sweepq_connections_refused_total',
    help: 'Connections closed because the limit was reached, by reason: full (a new connection was rejected), gave-way (a slow or idle connection was replaced by a new one).',
    labelNames: ['reason'],
    registers: [registry],
  });
  for (const reason of reasons) refused.inc({ reason }, 0);
  return (reason) => refused.inc({ reason });
}
