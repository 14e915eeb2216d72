import type { ClassNames, SplitName } from '../load/dataset.ts';

/** The codes of warnings about a dataset, with their meanings. */
export const datasetWarningCodes = {
  'train-has-one-class': 'all images of train have the same label',
  'test-has-one-class': 'all images of test have the same label',
  'class-names-alike':
    'both labels have the same name, or names that differ only in case or spaces',
} as const;

export type DatasetWarning = { code: keyof typeof datasetWarningCodes; message: string };

type Labelled = {
  classes: ClassNames;
  /** The number of images with label 0, and with label 1. */
  classBalance: Record<SplitName, readonly [number, number]>;
};

/** Reasons why results on a dataset may be misleading; empty if there are none. */
export function warnOfDataset({ classes, classBalance }: Labelled): DatasetWarning[] {
  const warnings: DatasetWarning[] = [];
  const [first, second] = classes;
  const trained = onlyLabel(classBalance.train);
  if (trained !== undefined) {
    warnings.push({
      code: 'train-has-one-class',
      message:
        `Every image of train has the label ${trained} (${classes[trained]}): a model learns to predict ${trained} ` +
        'for every image. Add images of the other class, or check how the labels were made.',
    });
  }
  const tested = onlyLabel(classBalance.test);
  if (tested !== undefined) {
    warnings.push({
      code: 'test-has-one-class',
      message:
        `Every image of test has the label ${tested} (${classes[tested]}): a model that predicts ${tested} for every image ` +
        'has a `metrics.test.accuracy` of 100 %. Add images of the other class, or check how the labels were made.',
    });
  }
  if (normalise(first) === normalise(second)) {
    warnings.push({
      code: 'class-names-alike',
      message: `Both classes have the same name (${first}, ${second}): predictions cannot be distinguished. Check \`list_classes\`.`,
    });
  }
  return warnings;
}

/** The label that all images have; undefined if both labels occur. */
function onlyLabel([zeros, ones]: readonly [number, number]): 0 | 1 | undefined {
  if (ones === 0) return 0;
  return zeros === 0 ? 1 : undefined;
}

/** Removes differences between names that a reader may not see. */
const normalise = (name: string) => name.normalize('NFKC').trim().toLowerCase();
