// Reads the trials of a sweep as an Arrow table. The event loop reads the stored bytes from Redis, and a thread makes the pieces.
import type { SweepSpec } from '@sweepq/contract';
import type { Store, StoredStandings, StoredTrials, TrialSelection } from '@sweepq/store';
import type { Lender } from '../heavy/create-heavy.ts';
import { toOwnBytes } from '../heavy/transfer.ts';
import { areOfStandings, type TrialColumn } from './trial-columns.ts';

/** The number of rows that are read and written in one step: the rows of a record batch. */
const batchRows = 2_000;
/** The same for rows that are made of the standings, which takes a tenth of the time. */
const quickRows = 20_000;

/** The metadata of the schema of an Arrow table. docs/api.md describes it. */
export type ArrowMetadata = { sweepId: string; revision: string; eventId: string };

type Deps = { store: Store; lender: Lender };
type Table = {
  selection: TrialSelection;
  names: readonly TrialColumn[];
  metadata: ArrowMetadata;
};

/** Yields the requested trials as an Arrow stream, in pieces. Each piece needs a slot. */
export async function* readTrialsArrow(
  { store, lender }: Deps,
  spec: SweepSpec,
  table: Table,
): AsyncGenerator<Uint8Array> {
  const { selection, names } = table;
  const { trials, standings } = await lender.lend(async (run) => {
    const standings = await store.readStandingsFor(spec, selection, names);
    const own = toOwnBytes(standings.entries);
    const sent = { ...standings, entries: own };
    const { trials } = await run('selectTrials', { spec, standings: sent, selection }, [own]);
    return { trials, standings };
  });
  const isQuick = areOfStandings(names, standings.columns);
  yield* isQuick
    ? writeFromStandings(lender, spec, { ...table, trials, standings })
    : writeFromOutcomes({ store, lender }, spec, { ...table, trials });
}

type Selected = Table & { trials: Uint32Array };

/** The cuts of a list of trials into pieces. A table without trials has one piece: the schema and the end. */
function* cut({ trials, metadata }: Selected, rows: number) {
  for (let from = 0; from === 0 || from < trials.length; from += rows) {
    const isLast = from + rows >= trials.length;
    const piece = { head: from === 0 ? metadata : undefined, isLast };
    yield { some: trials.slice(from, from + rows), next: from + rows, piece };
  }
}

async function* writeFromStandings(
  lender: Lender,
  spec: SweepSpec,
  { standings, ...table }: Selected & { standings: StoredStandings },
): AsyncGenerator<Uint8Array> {
  const { names } = table;
  for (const { some, piece } of cut(table, quickRows)) {
    const task = { spec, standings, trials: some, names, piece };
    yield await lender.lend((run) => run('writeStandings', task));
  }
}

async function* writeFromOutcomes(
  { store, lender }: Deps,
  spec: SweepSpec,
  table: Selected,
): AsyncGenerator<Uint8Array> {
  const { names, selection, trials } = table;
  const read = (some: Uint32Array) => store.readStoredTrials(spec, [...some]);
  let ahead: Promise<StoredTrials> | undefined;
  for (const { some, next, piece } of cut(table, batchRows)) {
    yield await lender.lend(async (run) => {
      const stored = await (ahead ?? read(some));
      // While a thread writes these rows, Redis sends the next ones.
      ahead = piece.isLast ? undefined : read(trials.subarray(next, next + batchRows));
      // If the client has gone, nobody waits for these rows.
      ahead?.catch(() => undefined);
      return run('writeArrow', { rows: { spec, stored, filter: selection.filter }, names, piece });
    });
  }
}
