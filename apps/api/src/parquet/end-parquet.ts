import { handOver } from '@sweepq/threads';
import type { ParquetEnd } from './parquet-piece.ts';

/** A task of a thread: writes the end of a file. The library is loaded on demand, because most threads write no table. */
export async function endParquet(end: ParquetEnd) {
  const { writeEnd } = await import('./write-parquet.ts');
  const bytes = writeEnd(end);
  return handOver(bytes, [bytes]);
}
