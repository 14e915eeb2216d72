import type { AttemptOutcome } from '../metrics/delivery-metrics.ts';
import type { Sent } from './send.ts';

export type Judgement = { outcome: AttemptOutcome; error: string | null };

/** Decides the outcome of an attempt. Only 2xx is a success. After 410 the message is not sent again. */
export function judge({ status, error }: Sent, { isLast }: { isLast: boolean }): Judgement {
  if (status !== null && status >= 200 && status < 300) return { outcome: 'delivered', error };
  if (status === 410) return { outcome: 'failed', error: 'the receiver is gone for good' };
  const isRedirect = status !== null && status >= 300 && status < 400;
  return {
    outcome: isLast ? 'failed' : 'retried',
    error: isRedirect ? 'redirects are not followed' : error,
  };
}
