import type { TrialOutcome } from '../schemas/trial.ts';

/** What an outcome has that was written before there was such a field. */
const olderThan = { stoppedAt: null, source: null, times: null } satisfies Partial<TrialOutcome>;

/** An outcome as it is stored: written by `commitRun` from a typed one, and never changed. */
export const parseOutcome = (text: string): TrialOutcome => ({
  ...olderThan,
  ...(JSON.parse(text) as TrialOutcome),
});
