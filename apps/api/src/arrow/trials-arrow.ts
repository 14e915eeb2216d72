import type { SweepSpec, Trial } from '@sweepq/contract';
import type { ColumnValues } from '../tables/read-columns.ts';
import type { TrialColumn } from '../tables/trial-columns.ts';
import type { ArrowPiece } from './arrow-piece.ts';
import { columnsOfTrials } from './columns-of-trials.ts';
import { createArrowWriter, createValueWriter } from './write-arrow.ts';

type Written = { names: readonly TrialColumn[]; piece: ArrowPiece };

/** Writes a piece of the table of the trials of a sweep, with some of its columns. */
export const writeTrialsArrow = (
  spec: SweepSpec,
  trials: readonly Trial[],
  { names, piece }: Written,
) => createArrowWriter(columnsOfTrials(spec, names))(trials, piece);

/** The same for values that are in columns already. */
export const writeTrialValues = (
  spec: SweepSpec,
  count: number,
  values: ReadonlyMap<TrialColumn, ColumnValues>,
  { names, piece }: Written,
) => {
  const columns = columnsOfTrials(spec, names);
  const valuesOf = (k: number) => values.get(columns[k]?.name as TrialColumn) ?? [];
  return createValueWriter(columns)({ count, valuesOf }, piece);
};
