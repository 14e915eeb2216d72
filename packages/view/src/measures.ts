/** The measures of each split, in the order in which the page and the command line show them. */
export const measures = [
  'accuracy',
  'cost',
  'balancedAccuracy',
  'precision',
  'recall',
  'f1',
  'rocAuc',
] as const;

export type Measure = (typeof measures)[number];

/** The measures that each class has, too. */
export const classMeasures = ['precision', 'recall', 'f1', 'rocAuc'] as const satisfies Measure[];
