// Reads the cost curves of all trials of a sweep as one Parquet file, with every stored point.
import type { SweepSpec } from '@sweepq/contract';
import type { Store, TrialSelection } from '@sweepq/store';
import { maxCurvePoints } from '@sweepq/store/curves';
import type { Lender } from '../heavy/create-heavy.ts';
import { type OwnBytes, toOwnBytes } from '../heavy/transfer.ts';
import { joinParts } from '../parquet/join-parts.ts';
import type { ParquetPart, ParquetPiece } from '../parquet/parquet-piece.ts';
import type { LocatedTrials } from '../tables/locate-trials.ts';
import { selectInThread } from '../tables/read-tables.ts';
import type { TableMetadata } from '../tables/read-typed.ts';

/** The number of points of a row group, unless one curve has more. Its columns take 4 MB. */
const groupPoints = 200_000;
/** The number of trials of a row group. Their stored curves are in memory together. */
const groupTrials = 250;

type Deps = { store: Store; lender: Lender };
type Table = { selection: TrialSelection; metadata: TableMetadata };
type Counts = { curves: number; points: number; thinned: number };

/** Yields a Parquet file with a row for each point. Its metadata has the number of trials, curves, points and thinned curves. */
export function readCurvesParquet(
  { store, lender }: Deps,
  spec: SweepSpec,
  { selection, metadata }: Table,
): AsyncGenerator<Uint8Array> {
  const counts: Counts = { curves: 0, points: 0, thinned: 0 };
  let total = 0;
  const writeParts = async function* (next: () => ParquetPiece): AsyncGenerator<ParquetPart> {
    const { trials, located } = await lender.lend(async (run) => {
      const { trials } = await selectInThread({ store, run }, { spec, selection });
      return { trials, located: await run('locateTrials', { spec, trials }) };
    });
    total = trials.length;
    for (const { from, to } of cutGroups(located)) {
      const some = Array.from(trials.subarray(from, to), (trial, k) => ({
        trial,
        run: located.runs[from + k] as number,
        iterations: located.iterations[from + k] as number,
      }));
      const { counts: added, ...part } = await lender.lend(async (run) => {
        const curves = await readStored(store, spec, new Set(some.map((one) => one.run)));
        return run('writeCurveRows', { trials: some, curves, piece: next() }, [...curves.values()]);
      });
      counts.curves += added.curves;
      counts.thinned += added.thinned;
      counts.points += Number(part.group?.num_rows ?? 0n);
      yield part;
    }
  };
  const describe = () => ({
    ...metadata,
    trials: String(total),
    ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)])),
  });
  return joinParts(lender, writeParts, describe);
}

/** The cuts of a list of trials into row groups. A list without trials has one group without rows. */
function* cutGroups({ iterations }: LocatedTrials) {
  const { length } = iterations;
  let from = 0;
  do {
    let to = from;
    let points = 0;
    while (to < length && to - from < groupTrials) {
      const more = Math.min(iterations[to] as number, maxCurvePoints);
      if (to > from && points + more > groupPoints) break;
      points += more;
      to += 1;
    }
    yield { from, to };
    from = to;
  } while (from < length);
}

async function readStored(store: Store, spec: SweepSpec, wanted: ReadonlySet<number>) {
  const runs = [...wanted];
  const stored = await store.readStoredCurves({ sweepId: spec.id, runs });
  const found = stored.flatMap((bytes, k): [number, OwnBytes][] =>
    bytes === null ? [] : [[runs[k] as number, toOwnBytes(bytes)]],
  );
  return new Map(found);
}
