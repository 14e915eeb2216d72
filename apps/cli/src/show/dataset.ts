import type { Dataset, Warning } from '@sweepq/client';
import { listFirst } from '@sweepq/view';

/** Describes the shapes of a dataset, as in the article. */
export function describeDataset(dataset: Dataset): string[] {
  const { trainCount, testCount, imageShape, featureCount, classes } = dataset;
  const shape = (count: number) => `(${[count, ...imageShape].join(', ')})`;
  const balance = (countOf: (each: Dataset['classes'][number]) => number) =>
    listFirst(classes.map((each) => `${countOf(each)} ${each.name}`));
  return [
    `Dataset ${dataset.name}`,
    `  Number of training examples: m_train = ${trainCount} (${balance((each) => each.trainCount)})`,
    `  Number of testing examples: m_test = ${testCount} (${balance((each) => each.testCount)})`,
    `  Each image is of size: (${imageShape.join(', ')})`,
    `  train_set_x shape: ${shape(trainCount)}`,
    `  train_set_y shape: (${trainCount},)`,
    `  test_set_x shape: ${shape(testCount)}`,
    `  test_set_y shape: (${testCount},)`,
    `  Flattened: (${trainCount}, ${featureCount}) and (${testCount}, ${featureCount})`,
    ...describeWarnings(dataset.warnings).map((line) => `  ${line}`),
  ];
}

/** Formats each warning as a line. */
export const describeWarnings = (warnings: readonly Warning[]): string[] =>
  warnings.map(({ message }) => `Warning: ${message}`);

/** Returns a sentence if the synthetic dataset replaces the photographs of the article, otherwise undefined. */
export const explainStandIn = (names: readonly string[]): string | undefined =>
  names.includes('synthetic-cats') && !names.includes('catvnoncat')
    ? 'The dataset catvnoncat is not available here. The synthetic dataset synthetic-cats replaces it.'
    : undefined;
