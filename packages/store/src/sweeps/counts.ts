import { type TrialCounts, trialCounts } from '@sweepq/contract';

const names = trialCounts.keyof().options;

/**
 * Returns the counters in the fields of a sweep's record, or of the notice of its end. A missing counter is 0, because the
 * record is older than its status. A value that is not a count is read as 0 until the trials are recounted (see recount.ts).
 */
export function countsOf(fields: Readonly<Record<string, string | undefined>>): TrialCounts {
  return Object.fromEntries(names.map((name) => [name, toCount(fields[name])])) as TrialCounts;
}

/** Clients poll the record of a sweep, so this check is not a schema: a schema takes longer than everything else in a read. */
function toCount(text: string | undefined): number {
  const count = Number(text || 0);
  return Number.isSafeInteger(count) && count >= 0 ? count : 0;
}
