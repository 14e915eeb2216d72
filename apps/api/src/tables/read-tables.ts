// Tables of trials that take too long for the event loop: the event loop reads the stored bytes, and a thread makes the table from them.

import type { SweepSpec } from '@sweepq/contract';
import { countTrials } from '@sweepq/plan';
import type { Store, TrialSelection } from '@sweepq/store';
import { writeTrialsHead } from '../csv/trials-csv.ts';
import type { Desk, RunTask } from '../heavy/create-heavy.ts';
import { toOwnBytes } from '../heavy/transfer.ts';
import type { Selected, SelectTask } from './select-trials.ts';

/** To sort 1 000 trials and to write 100 takes a millisecond or two. */
const smallTrials = 1_000;
/** Sorting 10 000 trials takes 5 ms, in steps with pauses: less than moving the bytes to a thread and back. */
const mediumTrials = 10_000;
const smallRows = 100;

/** Where a page is made: at once, in a place of the event loop, or in a thread. */
export function sizePage(spec: SweepSpec, rows: number): 'small' | 'medium' | 'large' {
  const trials = countTrials(spec);
  if (rows > smallRows || trials > mediumTrials) return 'large';
  return trials > smallTrials ? 'medium' : 'small';
}

type Reading = { store: Store; run: RunTask };

/** The requested trials, or a page of them. */
export async function selectInThread(
  { store, run }: Reading,
  { spec, selection, page }: Omit<SelectTask, 'standings'>,
): Promise<Selected> {
  const { entries, ...rest } = await store.readStandings(spec.id);
  const own = toOwnBytes(entries);
  const standings = { ...rest, entries: own };
  return run('selectTrials', { spec, standings, selection, page }, [own]);
}

/** This many rows of a CSV are read and written at once. */
const rowsAtOnce = 500;

/** The requested trials as CSV, in pieces. Each piece takes a place in the queue. */
export async function* readTrialsCsv(
  { store, desk }: { store: Store; desk: Desk },
  spec: SweepSpec,
  selection: TrialSelection,
): AsyncGenerator<string | Uint8Array> {
  const { trials } = await desk.lend((run) => selectInThread({ store, run }, { spec, selection }));
  yield writeTrialsHead();
  for (let from = 0; from < trials.length; from += rowsAtOnce) {
    yield await desk.lend(async (run) => {
      const stored = await store.readStoredTrials(spec, [
        ...trials.subarray(from, from + rowsAtOnce),
      ]);
      const { status } = selection;
      return run('writeTrials', { spec, stored, status, format: 'csv' });
    });
  }
}
