// How the API names a dataset and its content.
import { z } from 'zod';
import { expected, newDatasetName } from '../schemas/rules.ts';
import type { DatasetIdentity } from '../schemas/run.ts';
import { digest, digestDataset, toDigest } from './digest.ts';

/** The number of the version of a dataset in a folder, which has one version. */
const folderVersion = 1;

const files = { train: digest, test: digest };
const version = z.number().int().min(1);

/** The fields that identify a dataset and its content, in each answer about a dataset. */
export const datasetIdentityView = {
  name: z.string(),
  version: version.meta({
    description:
      'Each upload of other content makes the next version. A dataset in a folder has version 1.',
  }),
  digest: digest.meta({
    description:
      'The sha256 of the digests of the two files, train first, each followed by a line break.',
  }),
  files: z.object(files).meta({ description: 'The digests of the two files.' }),
};

export const datasetRefView = z.object(datasetIdentityView).meta({
  id: 'DatasetRef',
  description: 'A dataset, with the content that it had when the sweep was submitted.',
});

/** Returns the fields of answers that identify a dataset. */
export const viewDatasetIdentity = ({
  name,
  sha256,
  version: number = folderVersion,
}: DatasetIdentity) => ({
  name,
  version: number,
  digest: digestDataset(sha256),
  files: { train: toDigest(sha256.train), test: toDigest(sha256.test) },
});

const aVersion = expected('a whole number from 1');

/** A dataset in a request: its name, or the object that answers have. */
export const datasetRequest = z.union(
  [
    newDatasetName,
    z
      .strictObject(
        {
          name: newDatasetName,
          version: z.number(aVersion).int(aVersion).min(1, aVersion).nullish(),
          digest: digest.nullish(),
          files: z.strictObject(files, expected('an object with `train` and `test`')).nullish(),
        },
        expected('the name of a dataset, or an object with `name`'),
      )
      .meta({
        id: 'DatasetRequest',
        description:
          'A dataset with the content that it must have. The request is rejected (422) if the present content has another digest. Default of `version`, `digest` and `files`: the present content.',
      }),
  ],
  expected('the name of a dataset, or an object with `name`'),
);
