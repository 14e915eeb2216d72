// How the trials of a run end, as they are written into the store.
import type { Failure, Metrics, TrialOutcome } from '@sweepq/queue';
import type { ThreadReading } from '../threads/messages.ts';

type Times = { startedAt: string | null; finishedAt: string };

export const metricsOf = ({ cost, trainAccuracy, testAccuracy }: ThreadReading): Metrics => ({
  trainCost: cost,
  trainAccuracy,
  testAccuracy,
});

export function completedOutcome(reading: ThreadReading, times: Times): TrialOutcome {
  const { bias, weightsSha256 } = reading;
  return {
    status: 'completed',
    metrics: metricsOf(reading),
    bias,
    weightsSha256,
    failure: null,
    ...times,
  };
}

export function endedOutcome(
  status: 'failed' | 'diverged',
  failure: Failure | null,
  times: Times,
): TrialOutcome {
  return { status, metrics: null, bias: null, weightsSha256: null, failure, ...times };
}

/** The reason of a failure in the words of the error's own package, if it has a code. */
export function failureOf(error: unknown): Failure {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return {
    code: typeof code === 'string' ? code.toLowerCase().replaceAll('_', '-') : 'internal',
    message: typeof message === 'string' ? message : String(error),
  };
}
