import { type TrialCounts, trialCounts } from '@sweepq/contract';

/**
 * The counters of a record, or of what was told of its end. A counter that is missing is 0: the record is older than that status. One
 * that is not a count reads as 0 until the trials are counted anew (see recount.ts).
 */
export function countsOf(fields: Readonly<Record<string, string | undefined>>): TrialCounts {
  const names = trialCounts.keyof().options;
  const entries = names.map((name) => [
    name,
    trialCounts.shape[name].catch(0).parse(Number(fields[name] || 0)),
  ]);
  return Object.fromEntries(entries) as TrialCounts;
}
