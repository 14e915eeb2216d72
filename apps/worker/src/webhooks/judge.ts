import type { AttemptOutcome } from '../metrics/delivery-metrics.ts';
import type { Sent } from './send.ts';

export type Judgement = { outcome: AttemptOutcome; error: string | null };

/** What an attempt comes to. Only success is success; who is gone for good says 410. */
export function judge({ status, error }: Sent, { isLast }: { isLast: boolean }): Judgement {
  if (status !== null && status >= 200 && status < 300) return { outcome: 'delivered', error };
  if (status === 410) return { outcome: 'failed', error: 'the receiver is gone for good' };
  const isRedirect = status !== null && status >= 300 && status < 400;
  return {
    outcome: isLast ? 'failed' : 'retried',
    error: isRedirect ? 'redirects are not followed' : error,
  };
}
