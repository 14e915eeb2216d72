import { intervalOf, isTied, sayPlace, sayRung } from '@sweepq/view';
import { stepOf } from '../charts/ramp.tsx';
import { formatCell } from '../charts/ticks.ts';
import { toggleSelected, type ViewModel } from '../charts/view-model.ts';
import type { ColumnFacts } from '../columns/describe.ts';
import { Status } from '../parts/status.tsx';
import type { Facts } from '../scenes/protocol.ts';
import { commit } from '../url/address.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import type { Row } from './row-window.ts';

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

/** A trial. A row whose values have not arrived shows an ellipsis. */
export function BodyRow({
  at,
  row,
  model,
  facts,
  columns,
  offsets,
  ofColumn,
  isActive,
}: BodyRowProps) {
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
  const { rungs } = model.plan.value;
  const status = String(row.cells[columns.indexOf('status')] ?? '');
  // Without the column of the status, a row with a value counts as ranked.
  const isRanked = status === 'completed' || status === '';
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
      <td class="place">
        <button
          type="button"
          class="pick"
          aria-pressed={isSelected}
          aria-label={`Select trial ${row.row}`}
          title="Select: highlight it in all charts, and compare it"
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
          value={isRanked ? row.cells[columns.indexOf(metric)] : undefined}
        />
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
            ) : name === 'rung' && typeof cell === 'number' ? (
              // A completed trial is beyond all rungs.
              status !== 'completed' && (sayPlace(status, cell, rungs) ?? sayRung(cell, rungs))
            ) : (
              <>
                {name === metric && isRanked && typeof cell === 'number' && (
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

/** Marks the best trial, and trials inside its 95 % interval. */
function Place({ model, facts, row, isBest, value }: PlaceProps) {
  if (isBest) return <span class="tag best">best</span>;
  if (model.selected.value.includes(row.row)) return <span class="mid">selected</span>;
  if (facts.best === undefined || typeof value !== 'number') return null;
  const { value: best } = facts.best;
  const isTie = isTied(value, best, intervalOf(best, model.ranking.value));
  return isTie ? <span class="dim">tie with best</span> : null;
}
