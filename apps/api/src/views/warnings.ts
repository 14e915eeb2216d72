import type { SweepSpec, Warning } from '@sweepq/queue';

/** What a user should know before trusting a sweep's best trial: of its dataset first, then of how it ranks. */
export function warningsOf({ objective, validation, datasetWarnings = [] }: SweepSpec): Warning[] {
  if (objective.metric !== 'testAccuracy') return datasetWarnings;
  const way = validation
    ? 'Rank by `validationAccuracy`'
    : 'Hold out a part of train with `validation`';
  const message = `Trials are ranked by \`testAccuracy\`: a trial that was chosen by the test split has an overestimated \`testAccuracy\`. ${way} instead.`;
  return [...datasetWarnings, { code: 'ranked-by-test', message }];
}
