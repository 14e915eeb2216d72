import { sha256, warning } from '@sweepq/contract';
import type { DatasetSummary } from '@sweepq/datasets';
import { z } from 'zod';
import { pageOf } from './page.ts';

const count = z.number().int().min(0);
const pair = z.tuple([count, count]);

export const datasetView = z
  .strictObject({
    name: z.string(),
    sha256: z.strictObject({ train: sha256, test: sha256 }),
    trainCount: count,
    testCount: count,
    imageShape: z.tuple([count, count, count]).meta({ description: 'Height, width, channels.' }),
    featureCount: count.meta({ description: 'The length of a flattened image.' }),
    classes: z
      .tuple([z.string(), z.string()])
      .meta({ description: 'The names of label 0 and label 1.' }),
    classBalance: z
      .strictObject({ train: pair, test: pair })
      .meta({ description: 'The number of examples with label 0 and with label 1.' }),
    warnings: z.array(warning).meta({
      description:
        'The codes are `train-has-one-class`, `test-has-one-class` and `class-names-alike`.',
    }),
  })
  .meta({
    id: 'Dataset',
    description: 'A train file and a test file, identified by the sha256 of their content.',
  });

const leftOutView = z
  .strictObject({
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
      'The folders that cannot be used as datasets, sorted by name. Folders without the files of a dataset are only on the first page.',
  }),
});

/** Returns the answer for a dataset. */
export const viewDataset = (
  name: string,
  summary: DatasetSummary,
): z.infer<typeof datasetView> => ({
  name,
  ...summary,
});
