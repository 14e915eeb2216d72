import type { Metrics, Trial } from '@sweepq/client';
import { formatCount, formatMetric, labelOfMeasure, measures } from '@sweepq/view';
import { ScrollBox } from '../charts/scroll-box.tsx';
import { Panel } from '../parts/panel.tsx';

type Folds = NonNullable<NonNullable<Metrics['validation']>['folds']>;

/** The metrics of each fold of a trial. Nothing for a trial without folds. */
export function FoldsPanel({ trial }: { trial: Trial }) {
  const folds = trial.metrics?.validation?.folds;
  return folds == null ? null : <Shown folds={folds} />;
}

const Shown = ({ folds }: { folds: Folds }) => (
  <Panel title="Folds" class="c12" note="each trained without its images">
    <ScrollBox class="tablebox" label="Metrics by fold">
      <table class="metrics">
        <thead>
          <tr>
            <th scope="col">fold</th>
            {measures.map((measure) => (
              <th scope="col" class="num" key={measure}>
                {labelOfMeasure(measure)}
              </th>
            ))}
            <th scope="col" class="num">
              iterations
            </th>
          </tr>
        </thead>
        <tbody>
          {folds.map(({ metrics, iterations }, fold) => (
            <tr key={fold}>
              <th scope="row">{fold}</th>
              {measures.map((measure) => (
                <td class="num" key={measure}>
                  {textOf(measure, metrics[measure])}
                </td>
              ))}
              <td class="num">{formatCount(iterations)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  </Panel>
);

const textOf = (measure: string, value: number | null) =>
  value === null ? '' : formatMetric(`metrics.validation.${measure}`, value);
