import { type TrialCounts, trialCounts } from '@sweepq/contract';

/**
 * Returns the counters of a record, or of the notice of its end. A missing counter is 0: the record is older than that
 * status. A value that is not a count reads as 0 until the trials are recounted (see recount.ts).
 */
export function countsOf(fields: Readonly<Record<string, string | undefined>>): TrialCounts {
  const names = trialCounts.keyof().options;
  const entries = names.map((name) => [
    name,
    trialCounts.shape[name].catch(0).parse(Number(fields[name] || 0)),
  ]);
  return Object.fromEntries(entries) as TrialCounts;
}
