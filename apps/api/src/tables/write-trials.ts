import { type Filter, type SweepSpec, viewTrial } from '@sweepq/contract';
import type { StoredTrials } from '@sweepq/store';
import { keepMatching, parseTrials } from '@sweepq/store/trials';
import { writeRows } from '../csv/trials-csv.ts';
import { internSpec } from '../heavy/intern-spec.ts';
import { encodeText, handOver } from '../heavy/transfer.ts';

export type WriteTask = {
  spec: SweepSpec;
  stored: StoredTrials;
  /** A trial that has changed since the selection is left out if it no longer matches this filter. */
  filter: Filter | undefined;
} & ({ format: 'json'; nextCursor: string | null } | { format: 'csv' });

/** A task of a thread: writes a page of trials as JSON, or rows of a CSV. */
export function writeTrials({ spec: sent, stored, filter, ...wanted }: WriteTask) {
  const spec = internSpec(sent);
  const items = keepMatching(spec, filter, stored.indices, parseTrials(spec, stored));
  const bytes = encodeText(
    wanted.format === 'csv'
      ? writeRows(items)
      : JSON.stringify({ items: items.map(viewTrial), nextCursor: wanted.nextCursor }),
  );
  return handOver(bytes, [bytes]);
}
