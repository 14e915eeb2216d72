import { sha256, warning } from '@sweepq/contract';
import type { DatasetSummary } from '@sweepq/datasets';
import { z } from 'zod';

const count = z.number().int().min(0);
const pair = z.tuple([count, count]);

export const datasetView = z
  .strictObject({
    name: z.string(),
    sha256: z.strictObject({ train: sha256, test: sha256 }),
    trainCount: count,
    testCount: count,
    imageShape: z.tuple([count, count, count]).meta({ description: 'Height, width, channels.' }),
    featureCount: count.meta({ description: 'Length of a flattened image.' }),
    classes: z
      .tuple([z.string(), z.string()])
      .meta({ description: 'Names of label 0 and label 1.' }),
    classBalance: z
      .strictObject({ train: pair, test: pair })
      .meta({ description: 'Examples with label 0 and with label 1.' }),
    warnings: z.array(warning).meta({
      description: '`train-has-one-class`, `test-has-one-class` and `class-names-alike`.',
    }),
  })
  .meta({
    id: 'Dataset',
    description: 'A train and a test file, known by the sha256 of their content.',
  });

export const leftOutView = z
  .strictObject({
    name: z.string().meta({
      description: 'The name of the folder, which may be invalid for a dataset.',
      examples: ['my cats (v2)'],
    }),
    code: z.string().meta({ examples: ['bad-name'] }),
    reason: z.string(),
  })
  .meta({
    id: 'LeftOutDataset',
    description: 'A folder that cannot be used as a dataset, with the reason.',
  });

/** A dataset as it is answered. */
export const viewDataset = (
  name: string,
  summary: DatasetSummary,
): z.infer<typeof datasetView> => ({
  name,
  ...summary,
});
