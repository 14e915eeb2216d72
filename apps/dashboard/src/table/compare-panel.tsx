import { labelOf } from '@sweepq/view';
import { ScrollBox } from '../charts/scroll-box.tsx';
import { formatCell } from '../charts/ticks.ts';
import { toggleSelected, type ViewModel } from '../charts/view-model.ts';
import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { commit } from '../url/address.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';

/** The selected trials side by side. Rows that differ are bold. */
export function ComparePanel({ model, onClose }: { model: ViewModel; onClose: () => void }) {
  const facts = model.facts.value;
  const details = model.selected.value.flatMap((row) => model.details.value.get(row) ?? []);
  const names = (facts?.columns ?? [])
    .map(({ name }) => name)
    .filter(
      (name) =>
        /^(status|params\.|metrics\.|times\.|stopped)/.test(name) &&
        details.some(({ cells }) => cells[name] != null),
    );
  return (
    <Panel
      title="Compare"
      class="c12"
      note="differences in bold"
      tools={
        <Button kind="quiet" small onClick={onClose}>
          Close
        </Button>
      }
    >
      {details.length < 2 ? (
        <p class="empty">
          Select two to six trials: press a point or line of a chart, + in the table, or{' '}
          <kbd>x</kbd>.
        </p>
      ) : (
        <ScrollBox class="tablebox" label="Selected trials">
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <span class="sr">Value</span>
                </th>
                {details.map(({ row }) => (
                  <th scope="col" class="num" key={row}>
                    <Link href={hrefs.trial(`${model.sweepId}-t${row}`)}>trial {row}</Link>{' '}
                    <button
                      type="button"
                      class="pick"
                      aria-label={`Remove trial ${row} from the comparison`}
                      onClick={() => {
                        toggleSelected(model, row);
                        commit();
                      }}
                    >
                      ✕
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {names.map((name) => {
                const texts = details.map(({ cells }) => formatCell(name, cells[name] ?? null));
                const differs = new Set(texts).size > 1;
                return (
                  <tr key={name}>
                    <th scope="row">{labelOf(name)}</th>
                    {details.map(({ row, cells }, k) => (
                      <td class="num" key={row} title={String(cells[name] ?? '')}>
                        {name === 'status' ? (
                          <Status status={String(cells.status)} />
                        ) : differs ? (
                          <b>{texts[k]}</b>
                        ) : (
                          <span class="mid">{texts[k]}</span>
                        )}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </Panel>
  );
}
