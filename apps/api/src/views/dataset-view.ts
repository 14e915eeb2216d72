import { datasetIdentityView, viewDatasetIdentity, warningView } from '@sweepq/contract';
import type { DatasetSummary } from '@sweepq/datasets';
import { z } from 'zod';
import { pageOf } from './page.ts';

const count = z.number().int().min(0);

export const imageShapeView = z
  .array(count)
  .length(3)
  .meta({ description: 'Height, width, channels.' });

export const datasetView = z
  .object({
    ...datasetIdentityView,
    trainCount: count,
    testCount: count,
    imageShape: imageShapeView,
    featureCount: count.meta({ description: 'The length of a flattened image.' }),
    classes: z
      .array(z.object({ name: z.string(), trainCount: count, testCount: count }))
      .meta({ description: 'The classes, by label from 0: 2 to 256 of them.' }),
    warnings: z.array(warningView).meta({
      description:
        'The codes are `train-has-one-class`, `test-has-one-class`, `train-lacks-classes`, `test-lacks-classes` and `class-names-alike`.',
    }),
  })
  .meta({
    id: 'Dataset',
    description: 'A train file and a test file, identified by the digest of their content.',
  });

export const imageView = z
  .object({
    index: count.meta({ description: 'The index of the image in its file, from 0.' }),
    label: count,
    class: z.string().meta({ description: 'The name of the class of the label.' }),
  })
  .meta({ id: 'Image', description: 'An image of a dataset.' });

export const imagePage = pageOf(imageView, 'ImagePage');

const leftOutView = z
  .object({
    name: z.string().meta({
      description: 'The name of the folder. It may not be a valid name of a dataset.',
      examples: ['my cats (v2)'],
    }),
    code: z.string().meta({ examples: ['bad-name'] }),
    reason: z.string(),
  })
  .meta({
    id: 'LeftOutDataset',
    description: 'A folder that cannot be used as a dataset, with the reason.',
  });

export const datasetPage = pageOf(datasetView, 'DatasetPage', {
  leftOut: z.array(leftOutView).meta({
    description:
      'The folders that cannot be used as datasets, sorted by name. Folders without the files of a dataset, and those with a name that no dataset can have, are on the first page, beyond its `limit`.',
  }),
});

/** Returns the answer for a dataset. */
export const viewDataset = (
  name: string,
  { sha256, classes, classBalance, ...summary }: DatasetSummary,
): z.infer<typeof datasetView> => ({
  ...viewDatasetIdentity({ name, sha256 }),
  ...summary,
  classes: classes.map((className, label) => ({
    name: className,
    trainCount: classBalance.train[label] ?? 0,
    testCount: classBalance.test[label] ?? 0,
  })),
});
