import type { Dataset, Sweep, Trial } from '@sweepq/client';
import {
  baselineOf,
  formatMetric,
  formatShare,
  labelOf,
  splitClasses,
  wilsonInterval,
} from '@sweepq/view';
import { ScrollBox } from '../charts/scroll-box.tsx';
import { Panel } from '../parts/panel.tsx';

const splits = ['train', 'validation', 'test'] as const;
type Split = (typeof splits)[number];

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
    const cost = split === 'test' ? null : (metrics[split]?.cost ?? null);
    return { baseline, images, accuracy, cost };
  };
  const rows: readonly [string, (split: Split) => string][] = [
    ['cost', (split) => costText(of(split).cost)],
    ['accuracy', (split) => formatShare(of(split).accuracy)],
    ['95 % interval', (split) => intervalText(of(split))],
    ['majority baseline', (split) => shareText(of(split).baseline)],
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
            {rows.map(([name, text]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {shown.map((split) => (
                  <td class="num" key={split}>
                    {objective.metric === `metrics.${split}.${name}` ? (
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

const costText = (cost: number | null) => (cost === null ? '' : formatMetric('cost', cost));
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
