import type { Dataset } from '../load/dataset.ts';
import { measureFeatures, type Preprocessing } from './feature-scale.ts';
import { findHeldOut, type HeldOut, holdOut } from './hold-out.ts';

/** The numbers that a program needs to repeat the preprocessing. */
export type PreprocessingDescription = {
  /** Indices of the train images that are held out, ascending; undefined without a validation split. */
  heldOut: number[] | undefined;
  /** Mean and standard deviation of each feature over the training images, (n); undefined with `divide255`. */
  moments: { mean: Float64Array; deviation: Float64Array } | undefined;
};

export function describePreprocessing(
  { train, imageShape: [height, width, channels] }: Dataset,
  preprocessing: Preprocessing,
  validation?: HeldOut | undefined,
): PreprocessingDescription {
  const n = height * width * channels;
  const heldOut = validation && findHeldOut(train.labels, validation);
  if (preprocessing === 'divide255') return { heldOut, moments: undefined };
  const trainedOn = validation ? holdOut(train, validation, n).train : train;
  return { heldOut, moments: measureFeatures(trainedOn, n) };
}
