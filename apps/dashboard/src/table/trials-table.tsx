import { useComputed, useSignal } from '@preact/signals';
import { formatCount, formatNumberOf, labelOf } from '@sweepq/view';
import { useRef } from 'preact/hooks';
import type { ViewModel } from '../charts/view-model.ts';
import type { ColumnFacts } from '../columns/describe.ts';
import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import type { Facts } from '../scenes/protocol.ts';
import { ColumnMenu } from './column-menu.tsx';
import { createRowWindow, type Row } from './row-window.ts';
import { pinned, readColumns, readSort, widthOf } from './table-columns.ts';
import { Head } from './table-head.tsx';
import { tableHref } from './table-href.ts';
import { keysOf } from './table-keys.ts';
import { BodyRow } from './table-row.tsx';
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
  const shown = model.shown.value;
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
  const range = useVirtualRows(box, shown);
  rows.version.value;
  if (range.to >= 0) rows.show(key, { from: range.from, to: range.to, sort, columns });

  const at = (k: number): Row | undefined => (k < shown ? rows.get(k) : undefined);
  const move = (by: number) => {
    active.value = Math.min(shown - 1, Math.max(0, active.value + by));
    model.hovered.value = at(active.value)?.row;
    range.scrollTo(active.value);
  };
  const onKeyDown = keysOf({
    ...{ model, move, onCompare },
    row: () => at(active.value)?.row,
    ...{ page: mostVisible - 1, count: shown },
  });
  const height = Math.min(mostVisible, Math.max(1, shown)) * rowHeight + rowHeight + 2;
  const width =
    numberWidth + markWidth + sum(columns.map((name) => widthOf(name, ofColumn.get(name))));
  const offsets = offsetsOf(columns, ofColumn);
  return (
    <Panel
      title="Trials"
      class="c12 trials"
      note={`${formatNumberOf(shown, 'trial')}, sorted by ${labelOf(sort.column)}`}
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
          {files.map(({ name, file, title }) => (
            <a
              key={file}
              class="btn quiet sm"
              href={tableHref(model, sort, file)}
              title={title}
              download
            >
              {name}
            </a>
          ))}
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
        <table aria-rowcount={shown + 1} style={{ width: `${width}px` }}>
          <colgroup>
            <col style={{ width: `${numberWidth}px` }} />
            <col style={{ width: `${markWidth}px` }} />
            {columns.map((name) => (
              <col key={name} style={{ width: `${widthOf(name, ofColumn.get(name))}px` }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <Head name="index" label="trial" model={model} sort={sort} left={0} />
              <th scope="col">
                <span class="sr">Place</span>
              </th>
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
            {range.to < shown - 1 && (
              <tr
                class="gap"
                style={{ height: `${(shown - 1 - Math.max(range.to, 0)) * rowHeight}px` }}
              />
            )}
          </tbody>
        </table>
        {shown === 0 && <p class="empty">No trial passes the filter. Remove a part of it above.</p>}
      </section>
      <div class="foot">
        <span>
          {shown === 0
            ? '0 trials'
            : `${formatCount(range.from + 1)} – ${formatCount(range.to + 1)} of ${formatCount(shown)}`}
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

const files = [
  { name: 'CSV', file: 'trials.csv', title: 'These trials as text' },
  { name: 'Arrow', file: 'trials.arrow', title: 'These trials as an Arrow stream' },
  { name: 'Parquet', file: 'trials.parquet', title: 'These trials as a Parquet file' },
  {
    name: 'Curves',
    file: 'cost-curves.parquet',
    title: 'Every point of the cost curves of these trials, as a Parquet file',
  },
] as const;
