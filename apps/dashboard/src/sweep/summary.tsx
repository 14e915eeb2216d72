import {
  formatMetric,
  formatPoints,
  intervalOf,
  isShare,
  labelOf,
  sayBaselineModel,
} from '@sweepq/view';
import { formatCell } from '../charts/ticks.ts';
import type { Facts, RowDetail } from '../scenes/protocol.ts';
import type { SweepModel } from './create-sweep-model.ts';
import { IntervalChart } from './interval-chart.tsx';
import { Progress } from './progress.tsx';
import { WhyItLeads } from './why-it-leads.tsx';

/** The best result, its hyperparameters, and the progress of the sweep. */
export function Summary({ model }: { model: SweepModel }) {
  const facts = model.facts.value;
  if (facts === undefined) return null;
  const detail = facts.best && model.details.value.get(facts.best.row);
  return (
    <section class="panel sum">
      <section>
        <h2>Best so far</h2>
        {facts.best === undefined ? (
          <p class="mid">The first completed trial appears here.</p>
        ) : (
          <Best model={model} facts={facts} best={facts.best} detail={detail} />
        )}
      </section>
      <section>
        <h2>Why it leads</h2>
        {detail === undefined ? (
          <p class="mid">Its hyperparameters appear here.</p>
        ) : (
          <WhyItLeads model={model} facts={facts} detail={detail} />
        )}
      </section>
      <section>
        <h2>Progress</h2>
        <Progress model={model} facts={facts} />
      </section>
    </section>
  );
}

type BestProps = {
  model: SweepModel;
  facts: Facts;
  best: NonNullable<Facts['best']>;
  detail: RowDetail | undefined;
};

function Best({ model, best, detail }: BestProps) {
  const { metric, baseline } = model.ranking.value;
  const interval = intervalOf(best.value, model.ranking.value);
  const isPercentage = isShare(metric);
  const others = Object.entries(detail?.cells ?? {}).filter(
    ([name, value]) =>
      /^metrics\.\w+\.(accuracy|cost)$/.test(name) &&
      name !== metric &&
      value !== null &&
      !isHidden(model, name),
  );
  return (
    <>
      <p class="bestline">
        <span class="big lead" title={String(best.value)}>
          {formatMetric(metric, best.value)}
        </span>
        <span class="mid">
          {labelOf(metric)}
          {baseline !== undefined && isPercentage && (
            <>
              , <BaselineGap gap={best.value - baseline} />
            </>
          )}
          {baseline !== undefined && !isPercentage && (
            <>
              {' '}
              ({sayBaselineModel(metric)}: <b>{formatMetric(metric, baseline)}</b>)
            </>
          )}
        </span>
      </p>
      {interval !== undefined && (
        <IntervalChart value={best.value} interval={interval} baseline={baseline} />
      )}
      <p class="counts">
        {others.map(([name, value]) => (
          <span key={name}>
            {labelOf(name)} <b>{formatCell(name, value)}</b>
          </span>
        ))}
      </p>
    </>
  );
}

/** How far the best accuracy is from that of always answering the most frequent class. */
const BaselineGap = ({ gap }: { gap: number }) =>
  gap === 0 ? (
    <>the same as the majority baseline</>
  ) : (
    <>
      <b>{formatPoints(Math.abs(gap))}</b> {gap > 0 ? 'above' : 'below'} the majority baseline
    </>
  );

/** Whether test metrics are hidden: the sweep has a validation split and runs, so users still choose between trials. */
export const isChoosing = (model: SweepModel): boolean => {
  const sweep = model.sweep.value;
  return sweep?.spec.validation != null && sweep.finishedAt === null;
};
const isHidden = (model: SweepModel, name: string) =>
  name.startsWith('metrics.test.') && isChoosing(model);
