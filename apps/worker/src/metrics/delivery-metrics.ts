import { Counter, type Registry } from 'prom-client';

/** A message to a webhook was taken, will be sent again, or is given up. */
export type AttemptOutcome = 'delivered' | 'retried' | 'failed';

/** What a worker tells others of. */
export function createDeliveryMetrics(registry: Registry) {
  const attempts = new Counter({
    name: 'sweepq_webhook_attempts_total',
    help: 'Attempts to send a message to a webhook, by what came of them.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  for (const outcome of ['delivered', 'retried', 'failed'] as const) attempts.inc({ outcome }, 0);
  return { countWebhookAttempt: (outcome: AttemptOutcome) => attempts.inc({ outcome }) };
}
