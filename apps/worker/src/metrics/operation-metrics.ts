import { type OperationType, operationTypeNames } from '@sweepq/contract';
import { Counter, type Registry } from 'prom-client';

/** The ends of operations that a worker decides. The api cancels operations. */
const statuses = ['completed', 'failed'] as const;
type OperationEnd = (typeof statuses)[number];

/** The counter of operations that ended. */
export function createOperationMetrics(registry: Registry) {
  const operations = new Counter({
    name: 'sweepq_operations_total',
    help: 'Operations, such as deletions of sweeps, that ended in this worker, by type and status.',
    labelNames: ['type', 'status'],
    registers: [registry],
  });
  for (const type of operationTypeNames) {
    for (const status of statuses) operations.inc({ type, status }, 0);
  }
  return {
    countOperation: (type: OperationType, status: OperationEnd) => operations.inc({ type, status }),
  };
}
