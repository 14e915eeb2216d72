// Reads a Parquet file with DuckDB, which shares no code with the writer.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

export type ParquetTable = {
  names: string[];
  types: string[];
  /** Timestamps are milliseconds since 1970. */
  rows: (number | string | boolean | null)[][];
  metadata: Record<string, string>;
  groups: number;
};

export async function readParquet(bytes: Uint8Array): Promise<ParquetTable> {
  const dir = await mkdtemp(join(tmpdir(), 'sweepq-parquet-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const file = join(dir, 'table.parquet');
    await writeFile(file, bytes);
    const ask = (sql: string) => connection.runAndReadAll(sql.replace('FILE', `'${file}'`));
    await connection.run("SET TimeZone = 'UTC'");
    const table = await ask('SELECT * FROM read_parquet(FILE)');
    const pairs = await ask('SELECT decode(key), decode(value) FROM parquet_kv_metadata(FILE)');
    const summary = await ask('SELECT num_row_groups FROM parquet_file_metadata(FILE)');
    return {
      names: table.columnNames(),
      types: table.columnTypes().map(String),
      rows: table.getRowsJS().map((row) => row.map(toPlain)),
      metadata: Object.fromEntries(pairs.getRowsJS()),
      groups: Number(summary.getRowsJS()[0]?.[0]),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(dir, { recursive: true, force: true });
  }
}

const toPlain = (value: unknown) =>
  (value instanceof Date ? value.getTime() : value) as number | string | boolean | null;
