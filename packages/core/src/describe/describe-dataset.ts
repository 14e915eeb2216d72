import type { ClassNames, Dataset, ImageShape, Split } from '../load/dataset.ts';
import { type DatasetWarning, warnOfDataset } from './warn-of-dataset.ts';

export type DatasetDescription = {
  trainCount: number;
  testCount: number;
  imageShape: ImageShape;
  /** Pixels times channels of one image. */
  featureCount: number;
  classes: ClassNames;
  /** The number of images with label 0, and with label 1. */
  classBalance: { train: [number, number]; test: [number, number] };
  warnings: DatasetWarning[];
};

/** Describes a dataset without its pixels. */
export function describeDataset(dataset: Dataset): DatasetDescription {
  const { train, test, imageShape, classes } = dataset;
  const [height, width, channels] = imageShape;
  const classBalance = { train: countLabels(train), test: countLabels(test) };
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

function countLabels({ labels, count }: Split): [number, number] {
  let ones = 0;
  for (const label of labels) ones += label;
  return [count - ones, ones];
}
