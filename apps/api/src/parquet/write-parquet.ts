// Writes a Parquet file in pieces: row groups, and the end, which has the schema and the place of every row group. The format:
// https://parquet.apache.org/docs/file-format/
import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { type OwnBytes, toOwnBytes } from '../heavy/transfer.ts';
import type { ParquetEnd, ParquetPart, ParquetPiece } from './parquet-piece.ts';

type Values = ColumnSource['data'];

/** A column: its element of the schema, and its values in a row group. */
export type ParquetColumn = {
  element: SchemaElement;
  encoding?: ColumnSource['encoding'];
  values: Values;
};

/** The number of bytes of the marker at the start of a file. The library writes it first. */
const markerBytes = 4;

/** Writes a piece with one row group. A piece without rows has no row group. */
export function writeRowGroup(
  columns: readonly ParquetColumn[],
  { count, offset }: ParquetPiece & { count: number },
): ParquetPart {
  const root = { name: 'root', num_children: columns.length };
  const schema = [root, ...columns.map(({ element }) => element)];
  const { writer, bytes } = openAt(offset, schema);
  if (count > 0) {
    const columnData = columns.map(({ element, encoding, values }) => ({
      ...{ name: element.name, data: values, offsetIndex: false },
      ...(encoding !== undefined && { encoding }),
    }));
    writer.write({ columnData, rowGroupSize: count });
  }
  return { bytes: bytes(), schema, group: writer.row_groups[0] };
}

/** Writes the end of a file. */
export function writeEnd({ offset, schema, groups, metadata }: ParquetEnd): OwnBytes {
  const { writer, bytes } = openAt(offset, schema);
  writer.row_groups.push(...groups);
  writer.num_rows = groups.reduce((sum, { num_rows }) => sum + num_rows, 0n);
  writer.kvMetadata = Object.entries(metadata).map(([key, value]) => ({ key, value }));
  writer.finish();
  return bytes();
}

/** Returns a writer of the library that continues at an offset of the file, and its bytes from there. */
function openAt(offset: number, schema: SchemaElement[]) {
  const to = new ByteWriter();
  // The library begins every file with the marker. It is left out of all pieces except the first one.
  if (offset > 0) to.offset = offset - markerBytes;
  const writer = new ParquetWriter({ writer: to, schema, createdBy: 'sweepq' });
  return { writer, bytes: () => toOwnBytes(to.getBytes().subarray(offset > 0 ? markerBytes : 0)) };
}
