import { Counter, type Registry } from 'prom-client';
import type { Refused } from '../http/guests.ts';

const reasons: readonly Refused[] = ['full', 'gave-way'];

/** Counts connections that are refused or closed because the connection limit is reached. */
export function countRefusals(registry: Registry): (reason: Refused) => void {
  const refused = new Counter({
    name: 'sweepq_connections_refused_total',
    help: 'Connections that were turned away, or gave way to another, for want of room.',
    labelNames: ['reason'],
    registers: [registry],
  });
  for (const reason of reasons) refused.inc({ reason }, 0);
  return (reason) => refused.inc({ reason });
}
