import { assertKnownName, outcomes, type TrialOutcome } from '@sweepq/contract';
import { unpackMetrics } from './packed-metrics.ts';

/** The fields that outcomes of older versions do not have. Then they are null. */
const newNames = ['stoppedAt', 'source', 'times'] as const;

/**
 * Parses a stored outcome. An outcome that cannot be read becomes a failed trial. Throws `redis-unsuitable` for a status that
 * only a later version knows.
 */
export function parseOutcome(text: string): TrialOutcome {
  const outcome = parseObject(text);
  if (outcome instanceof Error) return failureOf(outcome);
  if (typeof outcome.status !== 'string') return failureOf(new TypeError('It has no status.'));
  assertKnownName('the status of a trial that has ended', outcome.status, outcomes);
  // Changes the parsed object, because a copy takes longer than the parsing.
  for (const name of newNames) outcome[name] ??= null;
  return outcome;
}

function parseObject(text: string): TrialOutcome | Error {
  try {
    const value = JSON.parse(text) as Partial<TrialOutcome> | null;
    if (typeof value !== 'object' || value === null) return new TypeError('It is not an object.');
    if (value.metrics) unpackMetrics(value.metrics);
    return value as TrialOutcome;
  } catch (error) {
    return error as Error;
  }
}

function failureOf({ message }: Error): TrialOutcome {
  const reason = `The outcome of this trial cannot be read: ${message}`;
  return { ...unreadable, failure: { code: 'bad-record', message: reason } };
}

const unreadable = {
  ...{ stoppedAt: null, source: null, times: null },
  status: 'failed',
  metrics: null,
  bias: null,
  modelSha256: null,
  engine: null,
  startedAt: null,
  finishedAt: new Date(0).toISOString(),
} satisfies Omit<TrialOutcome, 'failure'>;
