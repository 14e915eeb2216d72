// What the event loop knows of a Parquet file. Only threads load the library that writes one.
import type { ParquetWriter, SchemaElement } from 'hyparquet-writer';
import type { OwnBytes } from '../heavy/transfer.ts';

export const parquetType = 'application/vnd.apache.parquet';

/** A piece of a file begins at this offset. The first piece begins with the marker of the format. */
export type ParquetPiece = { offset: number };

export type RowGroup = ParquetWriter['row_groups'][number];

/** A written piece. It has no row group if it has no rows. */
export type ParquetPart = {
  bytes: OwnBytes;
  schema: SchemaElement[];
  group: RowGroup | undefined;
};

/** The key-value metadata of a file. */
export type ParquetMetadata = Readonly<Record<string, string>>;

/** What the end of a file describes: everything before it. */
export type ParquetEnd = ParquetPiece & {
  schema: SchemaElement[];
  groups: readonly RowGroup[];
  metadata: ParquetMetadata;
};
