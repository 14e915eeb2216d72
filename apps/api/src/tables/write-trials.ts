import { type Filter, type SweepSpec, viewTrial } from '@sweepq/contract';
import type { StoredTrials } from '@sweepq/store';
import { keepMatching, parseTrials } from '@sweepq/store/trials';
import { handOver } from '@sweepq/threads';
import { writeRows } from '../csv/trials-csv.ts';
import { internSpec } from '../heavy/intern-spec.ts';
import { encodeText } from '../heavy/transfer.ts';

export type StoredRows = {
  spec: SweepSpec;
  stored: StoredTrials;
  /** A trial that has changed since the selection is left out if it no longer matches this filter. */
  filter: Filter | undefined;
};

export type WriteTask = StoredRows &
  ({ format: 'json'; nextCursor: string | null } | { format: 'csv' });

/** Returns the trials of stored rows. */
export const parseRows = ({ spec: sent, stored, filter }: StoredRows) => {
  const spec = internSpec(sent);
  return keepMatching(spec, filter, stored.indices, parseTrials(spec, stored));
};

/** A task of a thread: writes a page of trials as JSON, or rows of a CSV. */
export function writeTrials({ spec, stored, filter, ...wanted }: WriteTask) {
  const items = parseRows({ spec, stored, filter });
  const bytes = encodeText(
    wanted.format === 'csv'
      ? writeRows(items)
      : JSON.stringify({ items: items.map(viewTrial), nextCursor: wanted.nextCursor }),
  );
  return handOver(bytes, [bytes]);
}
