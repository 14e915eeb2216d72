import type { DryRun } from '@sweepq/client';
import { formatDuration } from '@sweepq/view';
import { renderFields } from './fields.ts';
import type { Style } from './style.ts';
import { plural, showParams } from './values.ts';
import { variedAmong } from './varied.ts';

/** Renders the answer to a dry run. */
export function renderDryRun(answer: DryRun, style: Style): string {
  const { trials, runs, reusedTrials, reusedRuns, continuedRuns, iterations } = answer;
  const varied = variedAmong(answer.firstTrials.map(({ params }) => params));
  return renderFields(
    {
      trials: `${trials} in ${plural(runs, 'run')}`,
      known: `${plural(reusedTrials, 'trial')}, ${plural(reusedRuns, 'complete run')}`,
      continued: continuedRuns > 0 ? `${plural(continuedRuns, 'run')} from a checkpoint` : '',
      'to train': plural(iterations, 'iteration'),
      'would take': showEstimate(answer),
      first: answer.firstTrials.map(({ params }) => showParams(params, varied)).join('\n'),
      assumes: answer.assumptions.map(({ message }) => message).join('\n'),
      warnings: answer.warnings.map(({ message }) => message).join('\n'),
    },
    style,
  );
}

function showEstimate({ estimatedMs, threads }: DryRun): string {
  if (estimatedMs !== null) {
    return `about ${formatDuration(estimatedMs)} on ${plural(threads, 'thread')}`;
  }
  return threads === 0
    ? 'unknown: no worker is running'
    : 'unknown: no training time was measured on this dataset yet';
}
