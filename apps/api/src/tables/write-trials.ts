import { type Filter, type SweepSpec, viewTrial } from '@sweepq/contract';
import type { StoredTrials } from '@sweepq/store';
import { keepMatching, parseTrials } from '@sweepq/store/trials';
import { handOver } from '@sweepq/threads';
import type { ArrowPiece } from '../arrow/arrow-piece.ts';
import { writeRows } from '../csv/trials-csv.ts';
import { internSpec } from '../heavy/intern-spec.ts';
import { encodeText } from '../heavy/transfer.ts';

type StoredRows = {
  spec: SweepSpec;
  stored: StoredTrials;
  /** A trial that has changed since the selection is left out if it no longer matches this filter. */
  filter: Filter | undefined;
};

export type WriteTask = StoredRows &
  ({ format: 'json'; nextCursor: string | null } | { format: 'csv' });

const parseRows = ({ spec: sent, stored, filter }: StoredRows) => {
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

/** A task of a thread: writes a piece of an Arrow table of trials. */
export async function writeArrow({ rows, piece }: { rows: StoredRows; piece: ArrowPiece }) {
  const { writeTrialsArrow } = await loadModule();
  const bytes = writeTrialsArrow(internSpec(rows.spec), parseRows(rows), piece);
  return handOver(bytes, [bytes]);
}

/** A task of a thread: loads what `writeArrow` needs, so that the next table does not wait for it. */
export const loadArrow = async (_task: object): Promise<void> => void (await loadModule());

/** The library is loaded on demand, because most threads write no Arrow table. */
const loadModule = () => import('../arrow/trials-arrow.ts');
