import type { TrialOutcome } from '@sweepq/contract';

/** What an outcome has that was written before there was such a field. */
const olderThan = { stoppedAt: null, source: null, times: null } satisfies Partial<TrialOutcome>;

/** An outcome as it is stored: written by `commitRun` from a typed one, and never changed. One that cannot be read is a failure. */
export function parseOutcome(text: string): TrialOutcome {
  try {
    return { ...olderThan, ...(JSON.parse(text) as TrialOutcome) };
  } catch (error) {
    const message = `The outcome of this trial cannot be read: ${(error as Error).message}`;
    return { ...unreadable, failure: { code: 'bad-record', message } };
  }
}

const unreadable = {
  ...olderThan,
  status: 'failed',
  metrics: null,
  bias: null,
  modelSha256: null,
  engine: null,
  startedAt: null,
  finishedAt: new Date(0).toISOString(),
} satisfies Omit<TrialOutcome, 'failure'>;
