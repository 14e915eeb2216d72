import type { SweepSpec } from '@sweepq/queue';

/** What a user should know before trusting a sweep's best trial. */
export function warningsOf({ objective, validation }: SweepSpec): string[] {
  if (objective.metric !== 'testAccuracy') return [];
  const way = validation
    ? 'Rank by `validationAccuracy`'
    : 'Hold out a part of train with `validation`';
  return [
    `Trials are ranked by \`testAccuracy\`: a trial that is chosen by the test split looks better on it than it is. ${way} instead.`,
  ];
}
