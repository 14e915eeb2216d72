import type { SweepSpec, Trial } from '@sweepq/contract';
import { Type } from '@uwdata/flechette';
import type { SchemaElement } from 'hyparquet-writer';
import { columnsOfTrials } from '../arrow/columns-of-trials.ts';
import type { ArrowColumn } from '../arrow/write-arrow.ts';
import type { ColumnValues } from '../tables/read-columns.ts';
import type { TrialColumn } from '../tables/trial-columns.ts';
import type { ParquetPart, ParquetPiece } from './parquet-piece.ts';
import { writeRowGroup } from './write-parquet.ts';

type Value = string | number | boolean | null;
type Written = { names: readonly TrialColumn[]; piece: ParquetPiece };

/** Writes a row group of the table of the trials of a sweep. Its columns are those of the Arrow table. */
export const writeTrialsParquet = (
  spec: SweepSpec,
  trials: readonly Trial[],
  { names, piece }: Written,
): ParquetPart => {
  const columns = columnsOfTrials(spec, names);
  const read = (column: (typeof columns)[number]) => trials.map(column.read) as Value[];
  return write(columns, { count: trials.length, valuesOf: read, piece });
};

/** The same for values that are in columns already. */
export const writeTrialValuesParquet = (
  spec: SweepSpec,
  count: number,
  values: ReadonlyMap<TrialColumn, ColumnValues>,
  { names, piece }: Written,
): ParquetPart => {
  const valuesOf = ({ name }: { name: TrialColumn }) => toList(values.get(name) ?? []);
  return write(columnsOfTrials(spec, names), { count, valuesOf, piece });
};

const toList = (values: ColumnValues): readonly Value[] =>
  ArrayBuffer.isView(values)
    ? Array.from(values, (value) => (Number.isNaN(value) ? null : value))
    : values;

type Rows<Column> = {
  count: number;
  valuesOf: (column: Column) => readonly Value[];
  piece: ParquetPiece;
};

const write = <Column extends ArrowColumn<Trial>>(
  columns: readonly Column[],
  { count, valuesOf, piece }: Rows<Column>,
): ParquetPart =>
  writeRowGroup(
    columns.map((column) => {
      const element = elementOf(column);
      const values = valuesOf(column);
      const isTime = element.converted_type === 'TIMESTAMP_MILLIS';
      return { element, values: isTime ? values.map(toDate) : [...values] };
    }),
    { count, ...piece },
  );

const toDate = (ms: Value) => (ms === null ? null : new Date(ms as number));

/** The element of the schema for a column of the Arrow table. Readers of Parquet dictionaries return plain texts. */
function elementOf(column: ArrowColumn<Trial>): SchemaElement {
  const { name, isNullable = false } = column;
  const repetition_type = isNullable ? 'OPTIONAL' : 'REQUIRED';
  const kind = 'words' in column ? kinds[Type.Utf8] : kinds[column.type.typeId];
  if (kind === undefined) throw new TypeError(`Expected a type of the column \`${name}\`.`);
  return { name, repetition_type, ...kind };
}

const kinds: Readonly<Record<number, Partial<SchemaElement>>> = {
  [Type.Int]: { type: 'INT32' },
  [Type.Float]: { type: 'DOUBLE' },
  [Type.Bool]: { type: 'BOOLEAN' },
  [Type.Utf8]: {
    ...{ type: 'BYTE_ARRAY', converted_type: 'UTF8' },
    logical_type: { type: 'STRING' },
  },
  [Type.Timestamp]: {
    ...{ type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
};
