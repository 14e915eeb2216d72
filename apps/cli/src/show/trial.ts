import type { Run, Trial } from '@sweepq/client';
import { formatLayers, labelOf, labelOfMeasure } from '@sweepq/view';
import { type ParamName, paramNames } from '../api-words.ts';
import { describeAttempts } from './attempts.ts';
import { renderFields } from './fields.ts';
import { listMetrics, showMeasured } from './metrics.ts';
import { type Style, styleStatus } from './style.ts';
import { showMetric, showTime } from './values.ts';

/** Renders the status, the metrics and the hyperparameters of a trial. */
export function renderTrial(trial: Trial, style: Style): string {
  const { id, status, rung, stoppedIteration, failure, source, params, finishedAt } = trial;
  const metrics = listMetrics(trial.metrics).map(([path, value]) => [
    labelOf(path),
    showMeasured(trial.metrics, path, value),
  ]);
  return renderFields(
    {
      trial: id,
      status: styleStatus(style, status),
      failure: showFailure(failure),
      rung: rung === null ? undefined : `${rung}`,
      'stopped at': stoppedIteration === null ? undefined : `iteration ${stoppedIteration}`,
      ...Object.fromEntries(metrics),
      folds: showFolds(trial.metrics),
      ...Object.fromEntries(paramNames.map((name) => [labelOf(name), showParam(params[name])])),
      source: source ?? undefined,
      finished: showTime(finishedAt),
    },
    style,
  );
}

/** Renders the progress, the hyperparameters and the trials of a run. */
export function renderRun(run: Run, style: Style): string {
  const { id, status, failure, iteration, cost, trialIds } = run;
  const { iterations, ...others } = run.params;
  const params = Object.entries(others).map(([name, value]) => [labelOf(name), showParam(value)]);
  return renderFields(
    {
      run: id,
      status: styleStatus(style, status),
      failure: showFailure(failure),
      iteration: `${iteration} of ${iterations}`,
      cost: cost === null ? undefined : cost.toFixed(6),
      folds: run.folds?.map(showFold).join('\n'),
      ...Object.fromEntries(params),
      trials: trialIds.join('\n'),
      attempts: describeAttempts(run),
      finished: showTime(run.finishedAt),
    },
    style,
  );
}

/** Shows the metrics of each fold: "fold 0: accuracy 83.33 %, cost 0.4312". */
const showFolds = (metrics: Trial['metrics']): string | undefined =>
  metrics?.validation?.folds
    ?.map(({ metrics: ofFold }, fold) => {
      const values = Object.entries(ofFold).flatMap(([measure, value]) =>
        value === null
          ? []
          : `${labelOfMeasure(measure)} ${showMetric(`metrics.validation.${measure}`, value)}`,
      );
      return `fold ${fold}: ${values.join(', ')}`;
    })
    .join('\n');

const showFold = ({ fold, status, iteration }: NonNullable<Run['folds']>[number]) =>
  `fold ${fold}: ${status}, iteration ${iteration}`;

const showFailure = (failure: Trial['failure']) =>
  failure ? `${failure.message} (${failure.code})` : undefined;

/** Formats a hyperparameter with all digits. Undefined for one that an earlier API does not have. */
function showParam(value: Trial['params'][ParamName] | undefined): string | undefined {
  return Array.isArray(value) || value === undefined ? value && formatLayers(value) : `${value}`;
}
