import type { SchemaElement } from 'hyparquet-writer';
import type { Lender } from '../heavy/create-heavy.ts';
import type { ParquetMetadata, ParquetPart, ParquetPiece, RowGroup } from './parquet-piece.ts';

/**
 * Yields the bytes of a Parquet file. `writeParts` yields its pieces, and calls `nextPiece` before it writes each of them.
 * `describe` returns the metadata after the last piece.
 */
export async function* joinParts(
  lender: Lender,
  writeParts: (nextPiece: () => ParquetPiece) => AsyncIterable<ParquetPart>,
  describe: () => ParquetMetadata,
): AsyncGenerator<Uint8Array> {
  const groups: RowGroup[] = [];
  let schema: SchemaElement[] = [];
  let offset = 0;
  for await (const part of writeParts(() => ({ offset }))) {
    offset += part.bytes.length;
    schema = part.schema;
    if (part.group !== undefined) groups.push(part.group);
    yield part.bytes;
  }
  const end = { offset, schema, groups, metadata: describe() };
  yield await lender.lend((run) => run('endParquet', end));
}
