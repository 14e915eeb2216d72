import { useSignal } from '@preact/signals';
import { formatCount, labelOf } from '@sweepq/view';
import { useEffect } from 'preact/hooks';
import type { Rows } from '../scenes/protocol.ts';
import { ScrollBox } from './scroll-box.tsx';
import { formatCell } from './ticks.ts';
import type { ViewModel } from './view-model.ts';

const most = 100;

type RowTableProps = {
  model: ViewModel;
  columns: readonly string[];
  sort: string;
  descending?: boolean;
};

/** Some columns of the trials that pass the filter, as a plain table. */
export function RowTable({ model, columns, sort, descending = false }: RowTableProps) {
  const rows = useSignal<Rows | undefined>(undefined);
  const facts = model.facts.value;
  useEffect(() => {
    const request = {
      sort: { column: sort, descending },
      from: 0,
      to: most,
      columns: [...columns],
    };
    void model.scenes.readRows(request).then((read) => {
      rows.value = read;
    });
  }, [facts, model.shown.value, JSON.stringify(model.clauses.value), columns.join()]);
  if (rows.value === undefined) return null;
  return (
    <PlainTable
      heads={['trial', ...columns.map(labelOf)]}
      rows={rows.value.rows.map(({ row, cells }) => [
        String(row),
        ...cells.map((cell, k) => formatCell(columns[k] ?? '', cell)),
      ])}
      note={
        rows.value.total > most
          ? `The first ${most} of ${formatCount(rows.value.total)} trials. The table of trials below has all.`
          : undefined
      }
    />
  );
}

type PlainTableProps = {
  heads: readonly string[];
  rows: readonly (readonly string[])[];
  note?: string | undefined;
};

export const PlainTable = ({ heads, rows, note }: PlainTableProps) => (
  <ScrollBox class="tablebox" label="Values of the chart">
    <table class="plain">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" class="num">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr key={cells.join('|')}>
            {cells.map((cell, k) => (
              <td class="num" key={heads[k]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    {note !== undefined && <p class="small dim">{note}</p>}
  </ScrollBox>
);
