import type { Dataset } from '../load/dataset.ts';
import type { PixelFindings } from './inspect-pixels.ts';
import type { DatasetWarning } from './warn-of-dataset.ts';

/** A warning begins at this share of constant features. Scanned digits have about a fifth of them, at their margins. */
const mostConstant = 0.5;

/** Reasons in the pixels why results on a dataset may be misleading; empty if there are none. */
export function warnOfPixels(
  { train, test }: Dataset,
  { duplicates: { both }, constantFeatures }: PixelFindings,
): DatasetWarning[] {
  const features = train.images.length / train.count;
  const share = constantFeatures / features;
  return [
    ...(both > 0
      ? [
          {
            code: 'test-images-in-train' as const,
            message: `${both} of the ${test.count} images of test ${both === 1 ? 'is' : 'are'} also in train: the metrics of test are too good. Remove ${both === 1 ? 'it' : 'them'} from train.`,
          },
        ]
      : []),
    ...(share >= mostConstant
      ? [
          {
            code: 'constant-pixels' as const,
            message: `${Math.floor(100 * share)} % of the values of an image are nearly the same in every image of train (standard deviation below 1 of 255): a model learns nothing from them. Check the range and the order of the axes of the images.`,
          },
        ]
      : []),
  ];
}
