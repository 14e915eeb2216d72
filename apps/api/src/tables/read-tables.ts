// Makes tables of trials that would block the event loop for too long. The event loop reads the stored bytes from Redis, and a
// thread makes the table.

import type { SweepSpec } from '@sweepq/contract';
import { countTrials } from '@sweepq/plan';
import type { Store, TrialSelection } from '@sweepq/store';
import { writeTrialsHead } from '../csv/trials-csv.ts';
import type { Lender, RunTask } from '../heavy/create-heavy.ts';
import { toOwnBytes } from '../heavy/transfer.ts';
import type { Selected, SelectTask } from './select-trials.ts';

/** Up to this number of trials, the event loop sorts and writes a page in one step, in 1 to 2 ms. */
const smallTrials = 1_000;
/**
 * Up to this number of trials, the event loop sorts in steps, in 5 ms. Moving the bytes to a thread and back would take
 * longer.
 */
const mediumTrials = 10_000;
/** A page with more rows is written in a thread. */
const smallRows = 100;

/** Returns how a page is made: `small` immediately, `medium` with a slot of the event loop, `large` in a thread. */
export function sizePage(spec: SweepSpec, rows: number): 'small' | 'medium' | 'large' {
  const trials = countTrials(spec);
  if (rows > smallRows || trials > mediumTrials) return 'large';
  return trials > smallTrials ? 'medium' : 'small';
}

type Reading = { store: Store; run: RunTask };

/** Selects the requested trials, or a page of them, in a thread. */
export async function selectInThread(
  { store, run }: Reading,
  { spec, selection, page }: Omit<SelectTask, 'standings'>,
): Promise<Selected> {
  const { entries, ...rest } = await store.readStandingsFor(spec, selection);
  const own = toOwnBytes(entries);
  const standings = { ...rest, entries: own };
  return run('selectTrials', { spec, standings, selection, page }, [own]);
}

/** The number of rows of a CSV that are read and written in one step. */
const rowsAtOnce = 500;

/** Yields the requested trials as CSV, in pieces. Each piece needs a slot. */
export async function* readTrialsCsv(
  { store, lender }: { store: Store; lender: Lender },
  spec: SweepSpec,
  selection: TrialSelection,
): AsyncGenerator<string | Uint8Array> {
  const { trials } = await lender.lend((run) =>
    selectInThread({ store, run }, { spec, selection }),
  );
  yield writeTrialsHead();
  for (let from = 0; from < trials.length; from += rowsAtOnce) {
    yield await lender.lend(async (run) => {
      const stored = await store.readStoredTrials(spec, [
        ...trials.subarray(from, from + rowsAtOnce),
      ]);
      const { filter } = selection;
      return run('writeTrials', { spec, stored, filter, format: 'csv' });
    });
  }
}
