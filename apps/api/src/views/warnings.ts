import type { SweepSpec, Warning } from '@sweepq/contract';

/** Warnings about a sweep's best trial: first those of the dataset, then that of the ranking. */
export function warningsOf({ objective, validation, datasetWarnings = [] }: SweepSpec): Warning[] {
  if (objective.metric !== 'testAccuracy') return datasetWarnings;
  const way = validation
    ? 'Rank by `validationAccuracy`'
    : 'Hold out a part of train with `validation`';
  const message = `Trials are ranked by \`testAccuracy\`: a trial that was chosen by the test split has an overestimated \`testAccuracy\`. ${way} instead.`;
  return [...datasetWarnings, { code: 'ranked-by-test', message }];
}
