import type { Trial } from '@sweepq/client';
import { formatCount, formatDuration } from '@sweepq/view';
import { Panel } from '../parts/panel.tsx';

const steps = [
  ['queuedMs', 'queued'],
  ['loadedMs', 'loading'],
  ['preparedMs', 'preparing'],
  ['trainedMs', 'training'],
  ['reportedMs', 'reporting'],
] as const;

/** The duration of each step of a trial, in the order of the steps. */
export function TimePanel({ trial }: { trial: Trial }) {
  const { times, params, source } = trial;
  if (times === null) {
    return (
      <Panel title="Where the time went" class="c3">
        <p class="empty">
          {source === 'reused'
            ? 'The result of an earlier trial was reused: nothing was trained.'
            : 'Times appear when a worker has trained the trial to its end.'}
        </p>
      </Panel>
    );
  }
  const total = steps.reduce((sum, [name]) => sum + times[name], 0);
  const folds = trial.metrics?.validation?.folds ?? [];
  // One job trains the folds and then the model.
  const iterations = folds.reduce(
    (sum, fold) => sum + fold.iterations,
    trial.stoppedIteration ?? params.iterations,
  );
  let before = 0;
  return (
    <Panel title="Where the time went" class="c3">
      <p class="big">{formatDuration(total)}</p>
      <svg class="barsvg" width="100%" height="12" aria-hidden="true">
        {steps.map(([name], k) => {
          const x = before;
          before += times[name] / total;
          return (
            <rect
              key={name}
              class={`step${k + 1}`}
              x={`${x * 100}%`}
              width={`${(times[name] / total) * 100}%`}
              height="12"
            />
          );
        })}
      </svg>
      <dl class="kv timekv">
        {steps.map(([name, label], k) => (
          <>
            <dt key={name}>
              <svg width="8" height="8" aria-hidden="true">
                <rect class={`step${k + 1}`} width="8" height="8" rx="2" />
              </svg>{' '}
              {label}
            </dt>
            <dd class="num" title={`${times[name]} ms`}>
              {formatDuration(times[name])}
            </dd>
          </>
        ))}
      </dl>
      {times.trainedMs > 0 && trial.status === 'completed' && (
        <p class="small dim">
          {formatCount(iterations)} iterations{folds.length > 0 && ', with those of the folds,'} at{' '}
          {formatCount(iterations / (times.trainedMs / 1000))} a second
        </p>
      )}
    </Panel>
  );
}
