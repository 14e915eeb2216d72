import { type TrialCounts, trialCounts } from '@sweepq/contract';

/**
 * Returns the counters in the fields of a sweep's record, or of the notice of its end. A missing counter is 0, because the
 * record is older than its status. A value that is not a count is read as 0 until the trials are recounted (see recount.ts).
 */
export function countsOf(fields: Readonly<Record<string, string | undefined>>): TrialCounts {
  const names = trialCounts.keyof().options;
  const entries = names.map((name) => [
    name,
    trialCounts.shape[name].catch(0).parse(Number(fields[name] || 0)),
  ]);
  return Object.fromEntries(entries) as TrialCounts;
}
