import type { Dataset, ImportReport, Warning } from '@sweepq/client';
import { listFirst, sayFound, sayIgnored, sayImported } from '@sweepq/view';

/** Describes the shapes of a dataset, as in the article. */
export function describeDataset(dataset: Dataset): string[] {
  const { trainCount, testCount, imageShape, featureCount, classes } = dataset;
  const shape = (count: number) => `(${[count, ...imageShape].join(', ')})`;
  const balance = (countOf: (each: Dataset['classes'][number]) => number) =>
    listFirst(classes.map((each) => `${countOf(each)} ${each.name}`));
  return [
    `Dataset ${dataset.name}${dataset.import === null ? '' : `, version ${dataset.version}`}`,
    `  Number of training examples: m_train = ${trainCount} (${balance((each) => each.trainCount)})`,
    `  Number of testing examples: m_test = ${testCount} (${balance((each) => each.testCount)})`,
    `  Each image is of size: (${imageShape.join(', ')})`,
    `  train_set_x shape: ${shape(trainCount)}`,
    `  train_set_y shape: (${trainCount},)`,
    `  test_set_x shape: ${shape(testCount)}`,
    `  test_set_y shape: (${testCount},)`,
    `  Flattened: (${trainCount}, ${featureCount}) and (${testCount}, ${featureCount})`,
    ...describeDuplicates(dataset.duplicates).map((line) => `  ${line}`),
    ...(dataset.import === null ? [] : describeImport(dataset.import)).map((line) => `  ${line}`),
    ...describeWarnings(dataset.warnings).map((line) => `  ${line}`),
  ];
}

/** Describes images that occur several times. Empty if there are none. An older api does not count them. */
function describeDuplicates(duplicates: Dataset['duplicates'] | undefined): string[] {
  if (duplicates == null) return [];
  const { train, test, both } = duplicates;
  if (train + test + both === 0) return [];
  return [`Duplicates: ${train} within train, ${test} within test, ${both} of test also in train`];
}

/** Describes what an import has found and converted. */
export const describeImport = (report: ImportReport) => [
  `Imported from the layout ${sayImported(report)}`,
  ...sayFound(report.found).map((found) => `  ${found}`),
  ...report.conversions.map((sentence) => `  Converted: ${sentence}`),
  ...(report.ignored.length === 0 ? [] : [`  Not used: ${sayIgnored(report.ignored)}`]),
];

/** Formats each warning as a line. */
export const describeWarnings = (warnings: readonly Warning[]): string[] =>
  warnings.map(({ message }) => `Warning: ${message}`);

/** Returns a sentence if the synthetic dataset replaces the photographs of the article, otherwise undefined. */
export const explainStandIn = (names: readonly string[]): string | undefined =>
  names.includes('synthetic-cats') && !names.includes('catvnoncat')
    ? 'The dataset catvnoncat is not available here. The synthetic dataset synthetic-cats replaces it.'
    : undefined;
