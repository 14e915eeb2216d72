// Tasks of a thread: write pieces of a table of trials with types, Arrow or Parquet.
import type { SweepSpec } from '@sweepq/contract';
import type { StoredStandings } from '@sweepq/store';
import { handOver } from '@sweepq/threads';
import type { ArrowPiece } from '../arrow/arrow-piece.ts';
import { internSpec } from '../heavy/intern-spec.ts';
import type { OwnBytes } from '../heavy/transfer.ts';
import type { ParquetPart, ParquetPiece } from '../parquet/parquet-piece.ts';
import { readColumns } from './read-columns.ts';
import type { TrialColumn } from './trial-columns.ts';
import { parseRows, type StoredRows } from './write-trials.ts';

/** A piece of a table, in the format that it belongs to. */
export type TablePiece = { arrow: ArrowPiece } | { parquet: ParquetPiece };
/** The part of a Parquet file, or the bytes of a piece of an Arrow stream. */
export type TablePart = ParquetPart | { bytes: OwnBytes };

type Written = { names: readonly TrialColumn[]; piece: TablePiece };

/** Writes a piece from the stored outcomes of its trials. */
export async function writeOutcomes({ rows, names, piece }: Written & { rows: StoredRows }) {
  const spec = internSpec(rows.spec);
  const trials = parseRows(rows);
  if ('parquet' in piece) {
    const { writeTrialsParquet } = await loadParquet();
    return send(writeTrialsParquet(spec, trials, { names, piece: piece.parquet }));
  }
  const { writeTrialsArrow } = await loadArrow();
  return send({ bytes: writeTrialsArrow(spec, trials, { names, piece: piece.arrow }) });
}

type StandingsTask = Written & {
  spec: SweepSpec;
  standings: StoredStandings;
  trials: Uint32Array;
};

/** Writes a piece from the standings and the plan. The columns have no other values. */
export async function writeStandings(task: StandingsTask) {
  const { spec: sent, standings, trials, names, piece } = task;
  const spec = internSpec(sent);
  const values = readColumns(spec, { standings, trials, names });
  const count = trials.length;
  if ('parquet' in piece) {
    const { writeTrialValuesParquet } = await loadParquet();
    return send(writeTrialValuesParquet(spec, count, values, { names, piece: piece.parquet }));
  }
  const { writeTrialValues } = await loadArrow();
  return send({ bytes: writeTrialValues(spec, count, values, { names, piece: piece.arrow }) });
}

const send = (part: TablePart): TablePart => handOver(part, [part.bytes]);

// The libraries are loaded on demand, because most threads write no table.
const loadArrow = () => import('../arrow/trials-arrow.ts');
const loadParquet = () => import('../parquet/trials-parquet.ts');
