import { formatParam, labelOf, sayTies } from '@sweepq/view';
import { varyingParams } from '../charts/column-axis.ts';
import { formatCell } from '../charts/ticks.ts';
import type { Facts, RowDetail } from '../scenes/protocol.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import type { SweepModel } from './create-sweep-model.ts';

type WhyProps = { model: SweepModel; facts: Facts; detail: RowDetail };

/** The hyperparameters of the best trial, and the trials that are as good. */
export function WhyItLeads({ model, facts, detail }: WhyProps) {
  const params = varyingParams(facts);
  return (
    <>
      <p>
        <Link class="who" href={hrefs.trial(`${model.sweepId}-t${detail.row}`)}>
          Trial {detail.row}
        </Link>
      </p>
      <dl class="why">
        {params.map((name) => {
          const value = detail.cells[name] ?? null;
          return (
            <div key={name}>
              <dt>{labelOf(name)}</dt>
              <dd>
                <b title={String(value)}>{formatCell(name, value)}</b>
                {name === 'params.learningRate' && <EdgeFact facts={facts} detail={detail} />}
              </dd>
            </div>
          );
        })}
      </dl>
      {params.length === 0 && <p class="mid">All trials have the same hyperparameters.</p>}
      <p class="tie mid">{sayTies(facts.ties, model.ranking.value)}</p>
    </>
  );
}

/** How far the learning rate is from the rate at which trials of the same iteration count diverge. */
function EdgeFact({ facts, detail }: { facts: Facts; detail: RowDetail }) {
  const rate = detail.cells['params.learningRate'];
  const at = facts.edge.find(({ iterations }) => iterations === detail.cells['params.iterations']);
  if (at === undefined || typeof rate !== 'number') return null;
  const share = rate / at.edge;
  const edge = formatParam('learningRate', at.edge);
  return (
    <>
      , {share < 1 ? `${Math.max(1, Math.round(share * 100))} % of` : 'above'} the stability edge{' '}
      {edge}
    </>
  );
}
