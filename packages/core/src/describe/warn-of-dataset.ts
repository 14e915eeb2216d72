import type { ClassNames, SplitName } from '../load/dataset.ts';

/** The codes of warnings about a dataset, with their meanings. */
export const datasetWarningCodes = {
  'train-has-one-class': 'all images of train have the same label',
  'test-has-one-class': 'all images of test have the same label',
  'train-lacks-classes': 'one of three or more classes has no image in train',
  'test-lacks-classes': 'one of three or more classes has no image in test',
  'class-names-alike': 'two labels have the same name, or names that differ only in case or spaces',
  'test-images-in-train': 'an image of test is also in train',
  'constant-pixels': 'half of the values of an image, or more, are nearly the same in every image',
} as const;

export type DatasetWarning = { code: keyof typeof datasetWarningCodes; message: string };

type Labelled = {
  classes: ClassNames;
  /** The number of images of each class, by label. */
  classBalance: Record<SplitName, readonly number[]>;
};

/** Reasons why results on a dataset may be misleading; empty if there are none. */
export const warnOfDataset = ({ classes, classBalance }: Labelled): DatasetWarning[] => [
  ...warnOfSplit('train', classes, classBalance.train),
  ...warnOfSplit('test', classes, classBalance.test),
  ...warnOfNames(classes),
];

function warnOfSplit(
  split: SplitName,
  classes: ClassNames,
  counts: readonly number[],
): DatasetWarning[] {
  const labels = classes.map((_, label) => label);
  const [first, ...others] = labels.filter((label) => (counts[label] ?? 0) > 0);
  if (first !== undefined && others.length === 0) {
    return [warnOfOneClass(split, classes, first)];
  }
  const lacking = labels.filter((label) => (counts[label] ?? 0) === 0);
  return lacking.length > 0 ? [warnOfLacking(split, classes, lacking)] : [];
}

function warnOfOneClass(split: SplitName, classes: ClassNames, label: number): DatasetWarning {
  const others = classes.length === 2 ? 'the other class' : 'the other classes';
  const remedy = `Add images of ${others}, or check how the labels were made.`;
  const start = `Every image of ${split} has the label ${label} (${classes[label]}): a model`;
  return split === 'train'
    ? {
        code: 'train-has-one-class',
        message: `${start} learns to predict ${label} for every image. ${remedy}`,
      }
    : {
        code: 'test-has-one-class',
        message:
          `${start} that predicts ${label} for every image has a \`metrics.test.accuracy\` of 100 %. ` +
          remedy,
      };
}

/** A message names at most this many classes. */
const mostNamed = 5;

function warnOfLacking(
  split: SplitName,
  classes: ClassNames,
  lacking: readonly number[],
): DatasetWarning {
  const named = lacking.slice(0, mostNamed).map((label) => `${label} (${classes[label]})`);
  const more = lacking.length > mostNamed ? ` and ${lacking.length - mostNamed} more` : '';
  const effect =
    split === 'train'
      ? 'a model learns never to predict these classes'
      : 'the test set does not show how well a model predicts these classes';
  return {
    code: `${split}-lacks-classes`,
    message:
      `These labels have no image in ${split}: ${named.join(', ')}${more}. So ${effect}. Add images of these classes, ` +
      'or remove their names from `list_classes` and renumber the labels.',
  };
}

function warnOfNames(classes: ClassNames): DatasetWarning[] {
  const known = new Map<string, number>();
  for (const [label, name] of classes.entries()) {
    const other = known.get(normalise(name));
    if (other !== undefined) return [warnOfAlike(classes, other, label)];
    known.set(normalise(name), label);
  }
  return [];
}

function warnOfAlike(classes: ClassNames, a: number, b: number): DatasetWarning {
  const which = classes.length === 2 ? 'Both classes' : `The classes of labels ${a} and ${b}`;
  return {
    code: 'class-names-alike',
    message: `${which} have the same name (${classes[a]}, ${classes[b]}): predictions cannot be distinguished. Check \`list_classes\`.`,
  };
}

/** Removes differences between names that a reader may not see. */
const normalise = (name: string) => name.normalize('NFKC').trim().toLowerCase();
