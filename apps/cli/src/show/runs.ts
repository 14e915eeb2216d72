import type { Run } from '@sweepq/client';
import { formatDuration, labelOf } from '@sweepq/view';
import { type Style, styleStatus } from './style.ts';
import type { Column, TableParts } from './table.ts';
import { showValue } from './values.ts';
import { variedAmong } from './varied.ts';

/** Arranges runs as a table in the given order, with the hyperparameters that differ. */
export function arrangeRuns(runs: readonly Run[], style: Style): TableParts {
  const varied = variedAmong(runs.map(({ params }) => params)).filter(
    (name) => name !== 'iterations',
  );
  const right = (title: string, dropRank: number): Column => ({ title, align: 'right', dropRank });
  const columns: Column[] = [
    { title: 'run' },
    { title: 'status' },
    right('iteration', 1),
    ...varied.map((name) => right(labelOf(name), name === 'learningRate' ? 3 : 4)),
    right('cost', 2),
    right('trained', 5),
    right('trials', 6),
  ];
  const rows = runs.map((run) => [
    // Print `r3`, without the id of the sweep.
    run.id.slice(run.sweepId.length + 1),
    styleStatus(style, run.status),
    `${run.iteration}/${run.params.iterations}`,
    ...varied.map((name) => showValue(run.params[name])),
    run.cost === null ? '' : run.cost.toFixed(6),
    run.trainedMs === null ? '' : formatDuration(run.trainedMs),
    String(run.trialIds.length),
  ]);
  return { columns, rows };
}
