import { Counter, type Registry } from 'prom-client';

/** The outcome of one attempt: the receiver accepted the message, it will be sent again, or no attempt is left. */
export type AttemptOutcome = 'delivered' | 'retried' | 'failed';

/** Counters of webhook deliveries. */
export function createDeliveryMetrics(registry: Registry) {
  const attempts = new Counter({
    name: 'sweepq_webhook_attempts_total',
    help: 'Attempts to send a message to a webhook, by outcome.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  for (const outcome of ['delivered', 'retried', 'failed'] as const) attempts.inc({ outcome }, 0);
  return { countWebhookAttempt: (outcome: AttemptOutcome) => attempts.inc({ outcome }) };
}
