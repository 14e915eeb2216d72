// The trials of a sweep, and what is computed from them: colours, the rows that pass the filter, the best trial.
import type { Ranking } from '@sweepq/view';
import { appendRows } from '../columns/append-rows.ts';
import { applyChanges, type RowChange } from '../columns/apply-changes.ts';
import { type Bitset, countBits, rowsOf } from '../columns/bitset.ts';
import type { Clause } from '../columns/clause.ts';
import { type Decoded, decodeTable } from '../columns/decode-table.ts';
import type { ColumnFacts } from '../columns/describe.ts';
import { createFilter } from '../columns/filter.ts';
import { mergeColumns } from '../columns/merge-columns.ts';
import { cellOf, emptyTable, numbersOf, type Table, wordsOf } from '../columns/table.ts';
import { createCurveStore } from './curve-store.ts';
import { createHeldChanges } from './held-changes.ts';
import { classesOf } from './mark-classes.ts';
import type { Change, Facts, LiveChanges, RowDetail, RunChange } from './protocol.ts';
import { objectiveOf, summarise, type TableFacts } from './summarise-trials.ts';

const noRanking: Ranking = {
  ...{ metric: 'metrics.test.accuracy', direction: 'maximize' },
  ...{ baseline: undefined, images: undefined },
};

/** A view that has missed more changes is drawn from the start. */
const mostLogged = 64;

export function createSweepData() {
  let table: Table = emptyTable();
  let ranking = noRanking;
  let filter = createFilter(table);
  let clauses: readonly Clause[] = [];
  let objective = new Float64Array(0);
  let classes = new Uint8Array(0);
  const curves = createCurveStore();
  /** The number of changes of values. A view compares it with the one of its last drawing. */
  let revision = 0;
  /** The number of changes of the table. Curves arrive without one. */
  let tableRevision = 0;
  /** The facts of the table, which do not depend on the filter. */
  let summary: { tableRevision: number; facts: TableFacts } | undefined;
  /** The summaries of columns that have not changed since. */
  const described = new Map<string, ColumnFacts>();

  /** Changes of trials that the table does not have yet, and all changes while another table is read. */
  const held = createHeldChanges();
  let isReading = false;
  /** The highest number of a run in the table. */
  let lastRun = -1;

  /** The rows of the newest changes, by the revision that they have led to. */
  const log = new Map<number, readonly number[]>();

  function derive(changed?: ReadonlySet<string>) {
    objective = objectiveOf(table, ranking.metric);
    classes = classesOf(table, objective, ranking);
    filter.set(clauses, changed);
    for (const name of changed ?? described.keys()) described.delete(name);
    tableRevision += 1;
  }

  function noteChange(rows: readonly number[]) {
    revision += 1;
    log.set(revision, rows);
    log.delete(revision - mostLogged);
  }

  /** Takes another table. Changes that are newer than the table are applied to it. */
  function adopt(next: Table, eventId: string | undefined): void {
    table = next;
    filter = createFilter(table);
    isReading = false;
    lastRun = numbersOf(table, 'run')?.reduce((most, run) => Math.max(most, run), -1) ?? -1;
    apply(held.take(eventId));
    derive();
    revision += 1;
    log.clear();
  }

  /** Applies changes in their order. Holds those of trials that the table does not have. Returns what has changed. */
  function apply(changes: readonly Change[]): { columns: Set<string>; rows: number[] } {
    const columns = new Set<string>();
    const rows: number[] = [];
    if (isReading) held.add(changes);
    for (const change of changes) {
      if (!isReading && !isKnown(change)) held.add([change]);
      const ofRows = 'run' in change ? rowChangesOf(table, change) : [change];
      for (const name of applyChanges(table, ofRows)) columns.add(name);
      rows.push(...ofRows.map(({ row }) => row));
    }
    return { columns, rows };
  }

  /** Whether the table has the trial of a change, or a trial of its run. */
  function isKnown(change: Change): boolean {
    return 'run' in change ? change.run <= lastRun : change.row < table.count;
  }

  return {
    table: () => table,
    ranking: () => ranking,
    objective: () => objective,
    classes: () => classes,
    curves,
    revision: () => revision,
    passing: (): Bitset => filter.rows(),
    isFiltered: () => clauses.length > 0,

    /** Returns the id of the last event that the columns contain. */
    load({ table: read, eventId }: Decoded, by: Ranking): string | undefined {
      ranking = by;
      adopt(read, eventId);
      return eventId;
    },

    /** Holds all changes from now on, for the table that is read next. */
    hold(): void {
      isReading = true;
    },

    /** Adds the trials that come after the known ones. */
    append(bytes: ArrayBuffer): void {
      const { table: read, eventId } = decodeTable(new Uint8Array(bytes));
      if (read.count > table.count) adopt(appendRows(table, read), eventId);
    },

    /** Adds the columns that `load` did not have. Returns whether known values have changed. */
    merge(bytes: ArrayBuffer): boolean {
      const { table: read, eventId } = decodeTable(new Uint8Array(bytes));
      const merged = mergeColumns(table, read);
      isReading = false;
      const { rows } = apply(held.take(eventId));
      derive();
      noteChange([...merged, ...rows]);
      return merged.length + rows.length > 0;
    },

    change({ changes, live }: LiveChanges): void {
      const { columns: changed, rows } = apply(changes);
      for (const { run, points } of live) {
        for (const row of openRowsOf(table, run)) {
          curves.extend(row, points);
          rows.push(row);
        }
      }
      if (changed.size === 0 && live.length === 0) return;
      derive(changed);
      noteChange(rows);
    },

    addCurves: (bytes: ArrayBuffer): void => noteChange(curves.add(bytes)),

    /** Returns the rows whose values or curves have changed since a revision. Undefined if it is too old, or if all rows are new. */
    changedSince(known: number): ReadonlySet<number> | undefined {
      const rows = new Set<number>();
      for (let at = known + 1; at <= revision; at += 1) {
        const changed = log.get(at);
        if (changed === undefined) return undefined;
        for (const row of changed) rows.add(row);
      }
      return rows;
    },

    filter(next: readonly Clause[]): void {
      clauses = next;
      filter.set(clauses);
    },

    facts(): Facts {
      if (summary?.tableRevision !== tableRevision) {
        summary = { tableRevision, facts: summarise(table, objective, ranking, described) };
      }
      return { ...summary.facts, curves: curves.facts(), revision };
    },

    /** The number of trials that pass the filter. */
    shown: (): number => countBits(filter.rows()),

    row(row: number): RowDetail | undefined {
      if (!(row >= 0 && row < table.count)) return undefined;
      const cells: RowDetail['cells'] = {};
      for (const [name, column] of table.columns) cells[name] = cellOf(column, row);
      return { row, cells, curve: curves.read(row) };
    },

    shownRows: () => rowsOf(filter.rows()),
  };
}

export type SweepData = ReturnType<typeof createSweepData>;

/** The changes of the open trials of a run. */
const rowChangesOf = (table: Table, { run, status }: RunChange): RowChange[] =>
  openRowsOf(table, run).map((row) => ({ row, cells: { status } }));

/** The rows of a run that have no outcome. Trials that differ only in their iteration count share a run. */
function openRowsOf(table: Table, run: number): number[] {
  const runs = numbersOf(table, 'run');
  const status = wordsOf(table, 'status');
  const rows: number[] = [];
  if (runs === undefined) return rows;
  for (let row = 0; row < table.count; row += 1) {
    if (runs[row] !== run) continue;
    const word = status?.words[status.codes[row] ?? -1];
    if (word === 'queued' || word === 'running') rows.push(row);
  }
  return rows;
}
