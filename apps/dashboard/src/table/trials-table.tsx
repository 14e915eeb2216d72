import { useComputed, useSignal } from '@preact/signals';
import { formatCount, formatNumberOf, intervalOf, labelOf } from '@sweepq/view';
import { useRef } from 'preact/hooks';
import { stepOf } from '../charts/ramp.tsx';
import { formatCell } from '../charts/ticks.ts';
import { toggleSelected, type ViewModel } from '../charts/view-model.ts';
import { toApiFilter } from '../columns/clause.ts';
import type { ColumnFacts } from '../columns/describe.ts';
import type { Sort } from '../columns/sort-rows.ts';
import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import type { Facts } from '../scenes/protocol.ts';
import { commit, navigate } from '../url/address.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import { ColumnMenu } from './column-menu.tsx';
import { createRowWindow, type Row } from './row-window.ts';
import { pinned, readColumns, readSort, sortState, widthOf } from './table-columns.ts';
import { rowHeight, useVirtualRows } from './use-virtual-rows.ts';

const numberWidth = 72;
const markWidth = 132;
const mostVisible = 16;

type TrialsTableProps = {
  model: ViewModel;
  /** Whether test metrics are hidden by default. */
  isChoosing: boolean;
  onCompare: () => void;
};

/** All trials that pass the filter. Only the rows in view are in the document. */
export function TrialsTable({ model, isChoosing, onCompare }: TrialsTableProps) {
  const facts = model.facts.value;
  if (facts === undefined) return null;
  return <Table model={model} facts={facts} isChoosing={isChoosing} onCompare={onCompare} />;
}

function Table({ model, facts, isChoosing, onCompare }: TrialsTableProps & { facts: Facts }) {
  const { metric, direction } = model.ranking.value;
  const sort = readSort(metric, direction);
  const columns = readColumns({ columns: facts.columns, metric, isChoosing });
  const ofColumn = new Map(facts.columns.map((column) => [column.name, column]));
  const box = useRef<HTMLDivElement>(null);
  const rows = useComputed(() => createRowWindow(model.scenes)).value;
  const active = useSignal(-1);
  const isInside = useSignal(false);
  const shownRevision = useSignal(facts.revision);
  const filterKey = JSON.stringify(model.clauses.value);
  // While the pointer is in the table, live changes do not move its rows.
  if (!isInside.value) shownRevision.value = facts.revision;
  const isOld = shownRevision.value !== facts.revision;
  const key = JSON.stringify([sort, columns, filterKey, shownRevision.value]);
  const range = useVirtualRows(box, facts.shown);
  rows.version.value;
  if (range.to >= 0) rows.show(key, { from: range.from, to: range.to, sort, columns });

  const at = (k: number): Row | undefined => (k < facts.shown ? rows.get(k) : undefined);
  const move = (by: number) => {
    active.value = Math.min(facts.shown - 1, Math.max(0, active.value + by));
    model.hovered.value = at(active.value)?.row;
    range.scrollTo(active.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const row = at(active.value)?.row;
    const actions: Record<string, (() => void) | undefined> = {
      j: () => move(1),
      ArrowDown: () => move(1),
      k: () => move(-1),
      ArrowUp: () => move(-1),
      PageDown: () => move(mostVisible - 1),
      PageUp: () => move(1 - mostVisible),
      Home: () => move(-facts.shown),
      End: () => move(facts.shown),
      x: () => {
        if (row === undefined) return;
        toggleSelected(model, row);
        commit();
      },
      c: onCompare,
      Enter: () => {
        if (row !== undefined) navigate(hrefs.trial(`${model.sweepId}-t${row}`));
      },
      Escape: () => {
        model.selected.value = [];
        commit();
      },
    };
    const action = actions[event.key];
    if (action === undefined || (event.target !== event.currentTarget && event.key === 'Enter'))
      return;
    event.preventDefault();
    action();
  };
  const height = Math.min(mostVisible, Math.max(1, facts.shown)) * rowHeight + rowHeight + 2;
  const width =
    numberWidth + markWidth + sum(columns.map((name) => widthOf(name, ofColumn.get(name))));
  const offsets = offsetsOf(columns, ofColumn);
  return (
    <Panel
      title="Trials"
      class="c12 trials"
      note={`${formatNumberOf(facts.shown, 'trial')}, sorted by ${labelOf(sort.column)}`}
      tools={
        <>
          {isOld && (
            <Button
              small
              onClick={() => {
                shownRevision.value = facts.revision;
              }}
            >
              Show newer values
            </Button>
          )}
          <Button small disabled={model.selected.value.length < 2} onClick={onCompare}>
            Compare {model.selected.value.length || ''}
          </Button>
          <ColumnMenu facts={facts} shown={columns} />
          <a class="btn quiet sm" href={tableHref(model, sort, 'csv')} download>
            CSV
          </a>
          <a class="btn quiet sm" href={tableHref(model, sort, 'arrow')} download>
            Arrow
          </a>
        </>
      }
    >
      <section
        class="vbox"
        ref={box}
        aria-label="Trials. Arrow keys or j and k: move. x: select. Enter: open. c: compare."
        style={{ height: `${height}px` }}
        onKeyDown={onKeyDown}
        onPointerEnter={() => {
          isInside.value = true;
        }}
        onPointerLeave={() => {
          isInside.value = false;
          model.hovered.value = undefined;
        }}
        {...focusable}
      >
        <table aria-rowcount={facts.shown + 1} style={{ width: `${width}px` }}>
          <colgroup>
            <col style={{ width: `${numberWidth}px` }} />
            {columns.map((name) => (
              <col key={name} style={{ width: `${widthOf(name, ofColumn.get(name))}px` }} />
            ))}
            <col style={{ width: `${markWidth}px` }} />
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <Head name="index" label="trial" model={model} sort={sort} left={0} />
              {columns.map((name) => (
                <Head
                  key={name}
                  name={name}
                  label={labelOf(name)}
                  model={model}
                  sort={sort}
                  left={pinned.value.includes(name) ? offsets.get(name) : undefined}
                  isWord={ofColumn.get(name)?.kind === 'word'}
                />
              ))}
              <th scope="col">
                <span class="sr">Place</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {range.from > 0 && <tr class="gap" style={{ height: `${range.from * rowHeight}px` }} />}
            {indices(range).map((k) => (
              <BodyRow
                key={k}
                at={k}
                row={at(k)}
                model={model}
                facts={facts}
                columns={columns}
                offsets={offsets}
                ofColumn={ofColumn}
                isActive={k === active.value}
              />
            ))}
            {range.to < facts.shown - 1 && (
              <tr
                class="gap"
                style={{ height: `${(facts.shown - 1 - Math.max(range.to, 0)) * rowHeight}px` }}
              />
            )}
          </tbody>
        </table>
        {facts.shown === 0 && (
          <p class="empty">No trial passes the filter. Remove a part of it above.</p>
        )}
      </section>
      <div class="foot">
        <span>
          {facts.shown === 0
            ? '0 trials'
            : `${formatCount(range.from + 1)} – ${formatCount(range.to + 1)} of ${formatCount(facts.shown)}`}
        </span>
        {isChoosing && (
          <span>
            Test metrics are hidden while the sweep runs, so that nobody selects by them. “Columns”
            shows them.
          </span>
        )}
        <span class="wide-only">
          <kbd>j</kbd> <kbd>k</kbd> move, <kbd>x</kbd> select, <kbd>Enter</kbd> open, <kbd>c</kbd>{' '}
          compare
        </span>
      </div>
    </Panel>
  );
}

const focusable = { tabIndex: 0 };
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

const indices = ({ from, to }: { from: number; to: number }) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => from + k);

/** The place of each pinned column from the left. The number of the trial is always pinned. */
function offsetsOf(columns: readonly string[], ofColumn: ReadonlyMap<string, ColumnFacts>) {
  const offsets = new Map<string, number>();
  let left = numberWidth;
  for (const name of columns) {
    if (!pinned.value.includes(name)) continue;
    offsets.set(name, left);
    left += widthOf(name, ofColumn.get(name));
  }
  return offsets;
}

/** The address of the same trials as a file. */
function tableHref(model: ViewModel, sort: Sort, format: 'csv' | 'arrow'): string {
  const query = new URLSearchParams();
  const filter = toApiFilter(model.clauses.value);
  if (filter !== '') query.set('filter', filter);
  if (/^(index|params\.|metrics\.)/.test(sort.column)) {
    query.set('sort', `${sort.descending ? '-' : ''}${sort.column}`);
  }
  const text = query.toString();
  return `v1/sweeps/${model.sweepId}/trials.${format}${text === '' ? '' : `?${text}`}`;
}

type HeadProps = {
  model: ViewModel;
  name: string;
  label: string;
  sort: Sort;
  /** The place of a pinned column. */
  left?: number | undefined;
  isWord?: boolean;
};

function Head({ model, name, label, sort, left, isWord = false }: HeadProps) {
  const isSorted = sort.column === name;
  const isFiltered = model.clauses.value.some(({ column }) => column === name);
  return (
    <th
      scope="col"
      class={`${isWord ? '' : 'num'}${left === undefined ? '' : ' pin'}`}
      style={left === undefined ? {} : { left: `${left}px` }}
      aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        title={`Sort by ${name}`}
        onClick={() => {
          sortState.value = { column: name, descending: isSorted ? !sort.descending : !isWord };
          commit();
        }}
      >
        {label}
        {isSorted && <span aria-hidden="true">{sort.descending ? ' ↓' : ' ↑'}</span>}
      </button>
      <button
        type="button"
        class={`head-filter${isFiltered ? ' on' : ''}`}
        aria-label={`Filter by ${label}`}
        title={`Filter by ${label}`}
        onClick={() => {
          model.editing.value = name;
        }}
      >
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <path d="M0 1h10L6 5.500V9L4 8V5.500z" />
        </svg>
      </button>
    </th>
  );
}

type BodyRowProps = {
  at: number;
  row: Row | undefined;
  model: ViewModel;
  facts: Facts;
  columns: readonly string[];
  offsets: ReadonlyMap<string, number>;
  ofColumn: ReadonlyMap<string, ColumnFacts>;
  isActive: boolean;
};

function BodyRow({ at, row, model, facts, columns, offsets, ofColumn, isActive }: BodyRowProps) {
  if (row === undefined) {
    return (
      <tr aria-rowindex={at + 2}>
        <td class="num pin dim" colSpan={columns.length + 2}>
          …
        </td>
      </tr>
    );
  }
  const isBest = row.row === facts.best?.row;
  const isSelected = model.selected.value.includes(row.row);
  const names = [isBest && 'is-best', isSelected && 'is-sel', isActive && 'is-active'];
  const { metric } = model.ranking.value;
  return (
    <tr
      aria-rowindex={at + 2}
      class={names.filter(Boolean).join(' ')}
      onPointerEnter={() => {
        model.hovered.value = row.row;
      }}
    >
      <td class="num pin">
        <Link href={hrefs.trial(`${model.sweepId}-t${row.row}`)}>{row.row}</Link>
      </td>
      {columns.map((name, k) => {
        const cell = row.cells[k] ?? null;
        const left = offsets.get(name);
        const isWord = ofColumn.get(name)?.kind === 'word';
        return (
          <td
            key={name}
            class={`${isWord ? '' : 'num'}${left === undefined ? '' : ' pin'}`}
            style={left === undefined ? {} : { left: `${left}px` }}
            title={cell === null ? undefined : String(cell)}
          >
            {name === 'status' && cell !== null ? (
              <Status status={String(cell)} />
            ) : (
              <>
                {name === metric && typeof cell === 'number' && (
                  <svg class="cellmark" viewBox="0 0 8 8" aria-hidden="true">
                    <rect class={stepOf(facts, cell)} width="8" height="8" rx="2" />
                  </svg>
                )}
                {formatCell(name, cell)}
              </>
            )}
          </td>
        );
      })}
      <td>
        <button
          type="button"
          class="pick"
          aria-pressed={isSelected}
          aria-label={`Select trial ${row.row}`}
          title="Select, to lift it in all charts and to compare it"
          onClick={() => {
            toggleSelected(model, row.row);
            commit();
          }}
        >
          {isSelected ? '−' : '+'}
        </button>
        <Place
          model={model}
          facts={facts}
          row={row}
          isBest={isBest}
          value={row.cells[columns.indexOf(metric)]}
        />
      </td>
    </tr>
  );
}

type PlaceProps = {
  model: ViewModel;
  facts: Facts;
  row: Row;
  isBest: boolean;
  value: number | string | null | undefined;
};

/** Whether a trial is the best one, or so near to it that the data cannot tell them apart. */
function Place({ model, facts, row, isBest, value }: PlaceProps) {
  if (isBest) return <span class="tag best">best</span>;
  if (model.selected.value.includes(row.row)) return <span class="mid">selected</span>;
  if (facts.best === undefined || typeof value !== 'number') return null;
  const interval = intervalOf(facts.best.value, model.ranking.value);
  const isTie = interval === undefined ? value === facts.best.value : value >= interval.low;
  return isTie ? <span class="dim">tie with best</span> : null;
}
