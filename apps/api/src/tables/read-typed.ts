// Reads the trials of a sweep as a table with types, Arrow or Parquet. The event loop reads the stored bytes from Redis, and a thread
// makes the pieces.
import type { SweepSpec } from '@sweepq/contract';
import type { Store, StoredStandings, StoredTrials, TrialSelection } from '@sweepq/store';
import type { Lender } from '../heavy/create-heavy.ts';
import { toOwnBytes } from '../heavy/transfer.ts';
import { joinParts } from '../parquet/join-parts.ts';
import type { ParquetPart } from '../parquet/parquet-piece.ts';
import { areOfStandings, type TrialColumn } from './trial-columns.ts';
import type { TablePart, TablePiece } from './write-rows.ts';

/** The number of rows that are read and written in one step: the rows of a record batch or of a row group. */
const batchRows = 2_000;
/** The same for rows that are made of the standings, which takes a tenth of the time. */
const quickRows = 20_000;

/** The metadata of a table. docs/api.md describes it. */
export type TableMetadata = { sweepId: string; revision: string; eventId: string };

type Deps = { store: Store; lender: Lender };
type Table = { selection: TrialSelection; names: readonly TrialColumn[] };
type Described = Table & { metadata: TableMetadata };

/** Yields the requested trials as an Arrow stream, in pieces. Each piece needs a slot. */
export async function* readTrialsArrow(
  deps: Deps,
  spec: SweepSpec,
  { metadata, ...table }: Described,
): AsyncGenerator<Uint8Array> {
  const nextPiece: NextPiece = ({ isFirst, isLast }) => ({
    arrow: { head: isFirst ? metadata : undefined, isLast },
  });
  for await (const { bytes } of writeParts(deps, spec, { ...table, nextPiece })) yield bytes;
}

/** Yields the requested trials as a Parquet file, in pieces. */
export const readTrialsParquet = (
  deps: Deps,
  spec: SweepSpec,
  { metadata, ...table }: Described,
): AsyncGenerator<Uint8Array> =>
  joinParts(
    deps.lender,
    (next) => {
      const nextPiece = () => ({ parquet: next() });
      return writeParts(deps, spec, { ...table, nextPiece }) as AsyncGenerator<ParquetPart>;
    },
    () => metadata,
  );

/** Returns what the next piece needs to know. It is called just before a thread writes the piece. */
type NextPiece = (place: { isFirst: boolean; isLast: boolean }) => TablePiece;
type Wanted = Table & { nextPiece: NextPiece };

async function* writeParts(
  { store, lender }: Deps,
  spec: SweepSpec,
  wanted: Wanted,
): AsyncGenerator<TablePart> {
  const { selection, names } = wanted;
  const { trials, standings } = await lender.lend(async (run) => {
    const standings = await store.readStandingsFor(spec, selection, names);
    const own = toOwnBytes(standings.entries);
    const sent = { ...standings, entries: own };
    const { trials } = await run('selectTrials', { spec, standings: sent, selection }, [own]);
    return { trials, standings };
  });
  const isQuick = areOfStandings(names, standings.columns);
  yield* isQuick
    ? writeFromStandings(lender, spec, { ...wanted, trials, standings })
    : writeFromOutcomes({ store, lender }, spec, { ...wanted, trials });
}

type Selected = Wanted & { trials: Uint32Array };

/** The cuts of a list of trials into pieces. A table without trials has one piece without rows. */
function* cut(trials: Uint32Array, rows: number) {
  for (let from = 0; from === 0 || from < trials.length; from += rows) {
    const next = from + rows;
    const place = { isFirst: from === 0, isLast: next >= trials.length };
    yield { some: trials.slice(from, next), next, place };
  }
}

async function* writeFromStandings(
  lender: Lender,
  spec: SweepSpec,
  { standings, trials, names, nextPiece }: Selected & { standings: StoredStandings },
): AsyncGenerator<TablePart> {
  for (const { some, place } of cut(trials, quickRows)) {
    const task = { spec, standings, trials: some, names, piece: nextPiece(place) };
    yield await lender.lend((run) => run('writeStandings', task));
  }
}

async function* writeFromOutcomes(
  { store, lender }: Deps,
  spec: SweepSpec,
  { names, selection, trials, nextPiece }: Selected,
): AsyncGenerator<TablePart> {
  const read = (some: Uint32Array) => store.readStoredTrials(spec, [...some]);
  let ahead: Promise<StoredTrials> | undefined;
  for (const { some, next, place } of cut(trials, batchRows)) {
    yield await lender.lend(async (run) => {
      const stored = await (ahead ?? read(some));
      // While a thread writes these rows, Redis sends the next ones.
      ahead = place.isLast ? undefined : read(trials.subarray(next, next + batchRows));
      // If the client has gone, nobody waits for these rows.
      ahead?.catch(() => undefined);
      const rows = { spec, stored, filter: selection.filter };
      return run('writeOutcomes', { rows, names, piece: nextPiece(place) });
    });
  }
}
