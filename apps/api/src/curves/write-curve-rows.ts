import { cutColumns, decodeColumns } from '@sweepq/store/curves';
import { handOver } from '@sweepq/threads';
import type { OwnBytes } from '../heavy/transfer.ts';
import type { ParquetPart, ParquetPiece } from '../parquet/parquet-piece.ts';

export type CurveRowsTask = {
  /** The trials of this piece, each with its run and the iteration at which its curve ends. */
  trials: readonly { trial: number; run: number; iterations: number }[];
  /** The stored curves by run. A run without a curve is left out. */
  curves: ReadonlyMap<number, OwnBytes>;
  piece: ParquetPiece;
};

export type CurveCounts = {
  /** The trials that have a curve. */
  curves: number;
  /** Those of them whose curve lacks iterations, because the store has kept fewer points. */
  thinned: number;
};

/** A task of a thread: writes a row group with every stored point of the curves of some trials. */
export async function writeCurveRows({ trials, curves, piece }: CurveRowsTask) {
  // The library is loaded on demand, because most threads write no table.
  const { writeRowGroup } = await import('../parquet/write-parquet.ts');
  const ofRun = new Map(
    [...curves].map(([run, bytes]) => [run, decodeColumns(Buffer.from(bytes.buffer))]),
  );
  const cuts = trials.flatMap(({ trial, run, iterations }) => {
    const whole = ofRun.get(run);
    return whole === undefined ? [] : [{ trial, run, ...cutColumns(whole, iterations) }];
  });
  const count = cuts.reduce((sum, { at }) => sum + at.length, 0);
  const [index, runs, iteration] = [0, 0, 0].map(() => new Int32Array(count)) as Columns;
  const cost = new Float64Array(count);
  let from = 0;
  for (const { trial, run, at, costs } of cuts) {
    const to = from + at.length;
    index.fill(trial, from, to);
    runs.fill(run, from, to);
    iteration.set(at, from);
    cost.set(costs, from);
    from = to;
  }
  const part = writeRowGroup(
    [
      { ...ints('index'), values: index },
      { ...ints('run'), values: runs },
      { ...ints('iteration'), values: iteration },
      { ...costs, values: cost },
    ],
    { count, ...piece },
  );
  const counts: CurveCounts = {
    curves: cuts.filter(({ at }) => at.length > 0).length,
    thinned: cuts.filter(({ at, iterations }) => at.length < iterations).length,
  };
  return handOver<ParquetPart & { counts: CurveCounts }>({ ...part, counts }, [part.bytes]);
}

type Columns = [Int32Array, Int32Array, Int32Array];

/** Numbers that ascend or repeat: their differences take a hundredth of the bytes. */
const ints = (name: string) =>
  ({
    element: { name, type: 'INT32', repetition_type: 'REQUIRED' },
    encoding: 'DELTA_BINARY_PACKED',
  }) as const;

/** Plain: other encodings of float64 are a fourth smaller, but some readers lack them. */
const costs = {
  element: { name: 'cost', type: 'DOUBLE', repetition_type: 'REQUIRED' },
  encoding: 'PLAIN',
} as const;
