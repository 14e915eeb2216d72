import type { Dataset, Sweep, Trial } from '@sweepq/client';
import {
  baselineOf,
  classMeasures,
  formatMetric,
  formatShare,
  labelOf,
  labelOfMeasure,
  type Measure,
  splitClasses,
  wilsonInterval,
} from '@sweepq/view';
import { ScrollBox } from '../charts/scroll-box.tsx';
import { Panel } from '../parts/panel.tsx';

const splits = ['train', 'validation', 'test'] as const;
type Split = (typeof splits)[number];

/** The measures below the interval and the baseline of the accuracy. */
const laterMeasures = ['balancedAccuracy', ...classMeasures] as const;
/** A row of the table: a measure, or something with a title. */
type Row = { measure?: Measure; title?: string; text: (split: Split) => string };

type MetricsProps = { trial: Trial; sweep: Sweep; dataset: Dataset | undefined };

/** The metrics by split, each accuracy with its interval and the baseline. */
export function MetricsPanel({ trial, sweep, dataset }: MetricsProps) {
  const { metrics } = trial;
  if (metrics === null) {
    return (
      <Panel title="Metrics" class="c5">
        <p class="empty">
          {trial.finishedAt === null
            ? 'Metrics appear when the trial has ended.'
            : `A ${trial.status} trial has no metrics.`}
        </p>
      </Panel>
    );
  }
  const shown = splits.filter((split) => metrics[split] !== null);
  const of = (split: Split) => {
    const { baseline, images } = baselineOf(sweep, dataset, `metrics.${split}.accuracy`);
    const accuracy = metrics[split]?.accuracy ?? Number.NaN;
    return { baseline, images, accuracy };
  };
  const std = metrics.validation?.std ?? null;
  const measured = (measure: Measure) => (split: Split) => {
    const path = `metrics.${split}.${measure}`;
    const text = metricText(path, metrics[split]?.[measure]);
    const deviation = split === 'validation' ? std?.[measure] : undefined;
    return deviation == null ? text : `${text} ± ${metricText(path, deviation)}`;
  };
  const rows: readonly Row[] = [
    { measure: 'cost', text: measured('cost') },
    { measure: 'accuracy', text: measured('accuracy') },
    { title: '95 % interval', text: (split) => intervalText(of(split)) },
    { title: 'majority baseline', text: (split) => shareText(of(split).baseline) },
    ...laterMeasures.map((measure) => ({ measure, text: measured(measure) })),
  ];
  const { objective } = sweep.spec;
  return (
    <Panel title="Metrics" class="c5" note={`ranked by ${labelOf(objective.metric)}`}>
      <ScrollBox class="tablebox" label="Metrics by split">
        <table class="metrics">
          <thead>
            <tr>
              <th scope="col">
                <span class="sr">Metric</span>
              </th>
              {shown.map((split) => (
                <th scope="col" class="num" key={split}>
                  {split}
                  {countText(sweep, dataset, split)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ measure, title = labelOfMeasure(measure ?? ''), text }) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                {shown.map((split) => (
                  <td class="num" key={split}>
                    {objective.metric === `metrics.${split}.${measure}` ? (
                      <b>{text(split)}</b>
                    ) : (
                      text(split)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  );
}

/** A result of an earlier version lacks some metrics. */
const metricText = (path: string, value: number | null | undefined) =>
  value == null ? '' : formatMetric(path, value);
const shareText = (share: number | undefined) => (share === undefined ? '' : formatShare(share));

function intervalText({
  accuracy,
  images,
}: {
  accuracy: number;
  images: number | undefined;
}): string {
  if (images === undefined || images === 0) return '';
  const { low, high } = wilsonInterval(Math.round(accuracy * images), images);
  return `${(low * 100).toFixed(1)} – ${(high * 100).toFixed(1)} %`;
}

function countText({ spec }: Sweep, dataset: Dataset | undefined, split: Split): string {
  if (dataset === undefined || dataset.digest !== spec.dataset.digest) return '';
  const classes = splitClasses(dataset.classes, spec.validation, split);
  return `, ${classes.reduce((sum, { count }) => sum + count, 0)}`;
}
