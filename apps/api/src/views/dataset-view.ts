import {
  datasetIdentityView,
  importReport,
  viewDatasetIdentity,
  warningView,
} from '@sweepq/contract';
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
        'The codes are `train-has-one-class`, `test-has-one-class`, `train-lacks-classes`, `test-lacks-classes`, `class-names-alike`, `test-images-in-train` and `constant-pixels`.',
    }),
    range: z.tuple([count, count]).nullable().meta({
      description: 'The least and the greatest value of a pixel.',
    }),
    duplicates: z
      .object({
        train: count.meta({ description: 'Images of train with the pixels of an earlier one.' }),
        test: count.meta({ description: 'Images of test with the pixels of an earlier one.' }),
        both: count.meta({ description: 'Images of test whose pixels are also in train.' }),
      })
      .nullable(),
    createdAt: z.iso.datetime().nullable().meta({
      description: 'The time of the import. Null for a dataset in a folder.',
    }),
    import: importReport.nullable().meta({
      description: 'What the import has found and converted. Null for a dataset in a folder.',
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
  { sha256, classes, classBalance, findings, uploaded, ...summary }: DatasetSummary,
): z.infer<typeof datasetView> => ({
  ...viewDatasetIdentity({ name, sha256, version: uploaded?.version }),
  ...summary,
  range: findings?.range ?? null,
  duplicates: findings?.duplicates ?? null,
  createdAt: uploaded?.createdAt ?? null,
  import: (uploaded?.report as z.infer<typeof importReport> | undefined) ?? null,
  classes: classes.map((className, label) => ({
    name: className,
    trainCount: classBalance.train[label] ?? 0,
    testCount: classBalance.test[label] ?? 0,
  })),
});
