import type { ClassNames, Dataset, ImageShape, Split } from '../load/dataset.ts';
import { type DatasetWarning, warnOfDataset } from './warn-of-dataset.ts';

export type DatasetDescription = {
  trainCount: number;
  testCount: number;
  imageShape: ImageShape;
  /** Pixels times channels of one image. */
  featureCount: number;
  classes: ClassNames;
  /** The number of images of each class, by label. */
  classBalance: { train: number[]; test: number[] };
  warnings: DatasetWarning[];
};

/** Describes a dataset without its pixels. */
export function describeDataset(dataset: Dataset): DatasetDescription {
  const { train, test, imageShape, classes } = dataset;
  const [height, width, channels] = imageShape;
  const countOf = ({ labels }: Split) => countLabels(labels, classes.length);
  const classBalance = { train: countOf(train), test: countOf(test) };
  return {
    trainCount: train.count,
    testCount: test.count,
    imageShape,
    featureCount: height * width * channels,
    classes,
    classBalance,
    warnings: warnOfDataset({ classes, classBalance }),
  };
}

function countLabels(labels: Uint8Array, classCount: number): number[] {
  const counts = Array<number>(classCount).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
