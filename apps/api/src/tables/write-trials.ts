import type { SweepSpec, Trial } from '@sweepq/contract';
import type { StoredTrials } from '@sweepq/store';
import { parseTrials } from '@sweepq/store/trials';
import { writeRows } from '../csv/trials-csv.ts';
import { rememberSpec } from '../heavy/remember-spec.ts';
import { encodeText, handOver } from '../heavy/transfer.ts';

export type WriteTask = {
  spec: SweepSpec;
  stored: StoredTrials;
  /** Leaves out trials whose status has changed since the selection and no longer matches the filter. */
  status: readonly Trial['status'][] | undefined;
} & ({ format: 'json'; nextCursor: string | null } | { format: 'csv' });

/** A page of trials as the body of an answer, or rows of a CSV. */
export function writeTrials({ spec, stored, status, ...wanted }: WriteTask) {
  const trials = parseTrials(rememberSpec(spec), stored);
  const items = status ? trials.filter((trial) => status.includes(trial.status)) : trials;
  const bytes = encodeText(
    wanted.format === 'csv'
      ? writeRows(items)
      : JSON.stringify({ items, nextCursor: wanted.nextCursor }),
  );
  return handOver(bytes, [bytes]);
}
