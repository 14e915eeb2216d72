import type { Params, Trial } from '@sweepq/client';
import { formatLayers, formatParam } from '@sweepq/view';
import { Copy } from '../parts/copy.tsx';
import { Panel } from '../parts/panel.tsx';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';

/** The hyperparameters beside those of the best trial of the sweep. Differences are bold. */
export function ParamsPanel({ trial, best }: { trial: Trial; best: Trial | null }) {
  const other = best === null || best.id === trial.id ? undefined : best;
  const names = Object.keys(trial.params) as (keyof Params)[];
  return (
    <Panel
      title="Hyperparameters"
      class="c4"
      note={other && 'differences in bold'}
      tools={<Copy text={JSON.stringify(trial.params, null, 2)} />}
    >
      <table class="metrics">
        <thead>
          <tr>
            <th scope="col">
              <span class="sr">Name</span>
            </th>
            <th scope="col" class="num">
              this trial
            </th>
            {other && (
              <th scope="col" class="num">
                best, <Link href={hrefs.trial(other.id)}>{other.index}</Link>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const value = cellOf(trial.params[name]);
            const beside = other && cellOf(other.params[name]);
            const differs = other !== undefined && value !== beside;
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="num" title={String(value)}>
                  {differs ? <b>{formatParam(name, value)}</b> : formatParam(name, value)}
                </td>
                {other && (
                  <td class="num mid" title={String(beside)}>
                    {beside !== undefined && formatParam(name, beside)}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}

/** Layer sizes are shown as tables have them. */
const cellOf = (value: Params[keyof Params]) =>
  Array.isArray(value) ? formatLayers(value) : value;
