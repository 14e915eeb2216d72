// Tasks of a thread: write pieces of an Arrow table of trials.
import type { SweepSpec } from '@sweepq/contract';
import type { StoredStandings } from '@sweepq/store';
import { handOver } from '@sweepq/threads';
import type { ArrowPiece } from '../arrow/arrow-piece.ts';
import { internSpec } from '../heavy/intern-spec.ts';
import { readColumns } from './read-columns.ts';
import type { TrialColumn } from './trial-columns.ts';
import { parseRows, type StoredRows } from './write-trials.ts';

type Written = { names: readonly TrialColumn[]; piece: ArrowPiece };

/** Writes a piece from the stored outcomes of its trials. */
export async function writeArrow({ rows, ...written }: Written & { rows: StoredRows }) {
  const { writeTrialsArrow } = await loadModule();
  const bytes = writeTrialsArrow(internSpec(rows.spec), parseRows(rows), written);
  return handOver(bytes, [bytes]);
}

type StandingsTask = Written & {
  spec: SweepSpec;
  standings: StoredStandings;
  trials: Uint32Array;
};

/** Writes a piece from the standings and the plan. The columns have no other values. */
export async function writeStandings({ spec: sent, standings, trials, ...written }: StandingsTask) {
  const { writeTrialValues } = await loadModule();
  const spec = internSpec(sent);
  const values = readColumns(spec, { standings, trials, names: written.names });
  const bytes = writeTrialValues(spec, trials.length, values, written);
  return handOver(bytes, [bytes]);
}

/** The library is loaded on demand, because most threads write no Arrow table. */
const loadModule = () => import('../arrow/trials-arrow.ts');
