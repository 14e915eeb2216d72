import { dependsOnOutcomes } from '@sweepq/plan';
import type { StoredSweep } from './stored-sweep.ts';

/**
 * Why a sweep has trials that do not follow from its settings alone. `trials`: the number of failed or cancelled trials. `from`: the first trial
 * that was chosen after a failure, or null.
 */
export type SweepException = {
  reason: 'failed' | 'cancelled' | 'max-seconds';
  trials: number;
  from: number | null;
};

/** Returns the exceptions to the promise that the same settings give the same trials. */
export function exceptionsOf(
  sweep: Pick<StoredSweep, 'spec' | 'counts' | 'status' | 'stoppedBy' | 'failures'>,
): SweepException[] {
  const { spec, counts, status, stoppedBy, failures = [] } = sweep;
  if (!dependsOnOutcomes(spec)) return [];
  const retried = failures.filter(({ until }) => until !== undefined).length;
  const failed = counts.failed + retried;
  const seen = failures.map(({ from }) => from);
  const exceptions: SweepException[] = [];
  if (failed > 0) {
    const from = seen.length === 0 ? null : Math.min(...seen);
    exceptions.push({ reason: 'failed', trials: failed, from });
  }
  const ended = { trials: counts.cancelled, from: null };
  if (status === 'cancelled') exceptions.push({ reason: 'cancelled', ...ended });
  if (stoppedBy === 'maxSeconds') exceptions.push({ reason: 'max-seconds', ...ended });
  return exceptions;
}
