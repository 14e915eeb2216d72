import { type SweepSpec, type Trial, viewTrial } from '@sweepq/contract';
import type { StoredTrials } from '@sweepq/store';
import { parseTrials } from '@sweepq/store/trials';
import { writeRows } from '../csv/trials-csv.ts';
import { internSpec } from '../heavy/intern-spec.ts';
import { encodeText, handOver } from '../heavy/transfer.ts';

export type WriteTask = {
  spec: SweepSpec;
  stored: StoredTrials;
  /** The status filter. A trial whose status has changed since the selection is left out if it no longer matches. */
  status: readonly Trial['status'][] | undefined;
} & ({ format: 'json'; nextCursor: string | null } | { format: 'csv' });

/** A task of a thread: writes a page of trials as JSON, or rows of a CSV. */
export function writeTrials({ spec, stored, status, ...wanted }: WriteTask) {
  const trials = parseTrials(internSpec(spec), stored);
  const items = status ? trials.filter((trial) => status.includes(trial.status)) : trials;
  const bytes = encodeText(
    wanted.format === 'csv'
      ? writeRows(items)
      : JSON.stringify({ items: items.map(viewTrial), nextCursor: wanted.nextCursor }),
  );
  return handOver(bytes, [bytes]);
}
