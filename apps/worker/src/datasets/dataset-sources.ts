import type { CoreErrorCode } from '@sweepq/core';
import {
  createDatasetLibrary,
  type DatasetContent,
  type DatasetErrorCode,
  type DatasetFiles,
  type FetchedDatasets,
  type FoundBlobs,
  type LeftOut,
} from '@sweepq/datasets';
import { DatasetChangedError } from './dataset-changed-error.ts';

export type DatasetSources = ReturnType<typeof createDatasetSources>;

export type DatasetSourcesDeps = {
  /** Folders of this machine. */
  roots: readonly string[];
  /** Finds the blobs of uploaded datasets. Default: there are none. */
  findBlobs?: () => Promise<FoundBlobs>;
  /** Datasets from the api. Default: only the folders of this machine. */
  fetched?: Pick<FetchedDatasets, 'provide' | 'discard'> | undefined;
  /** Called once for each folder of this machine that is not a valid dataset. */
  onLeftOut?: (leftOut: LeftOut, error: unknown) => void;
};

/** Where a thread finds a dataset: by its name in folders, or the two files themselves. */
export type DatasetPlace = { roots: readonly string[]; files?: DatasetFiles };

/** Finds a dataset by its content: among the uploads, in the folders of this machine, otherwise at the api. */
export function createDatasetSources({ roots, findBlobs, fetched, onLeftOut }: DatasetSourcesDeps) {
  const library = createDatasetLibrary({ roots, ...(onLeftOut && { onLeftOut }) });

  const isHere = async (name: string) =>
    (await library.find(name).catch(() => undefined)) !== undefined;

  /** Returns the files of an uploaded dataset. Blobs have the right content, because their names are their sha256. */
  const findUpload = async ({
    name,
    sha256,
  }: DatasetContent): Promise<DatasetFiles | undefined> => {
    const blobs = (await findBlobs?.())?.blobs;
    const [trainPath, testPath] = [await blobs?.find(sha256.train), await blobs?.find(sha256.test)];
    if (blobs === undefined || trainPath === undefined || testPath === undefined) return undefined;
    return { name, root: blobs.path, trainPath, testPath };
  };

  return {
    roots,
    survey: library.survey,
    /** Reads a dataset with `read`, which gets the place to look at. `read` throws if it finds a dataset with other content. */
    async read<Result>(
      content: DatasetContent,
      read: (place: DatasetPlace) => Promise<Result>,
    ): Promise<Result> {
      const files = await findUpload(content);
      if (files !== undefined) return read({ roots, files });
      if (fetched === undefined) return read({ roots });
      if (await isHere(content.name)) {
        try {
          return await read({ roots });
        } catch (error) {
          if (!(error instanceof DatasetChangedError)) throw error;
        }
      }
      try {
        return await read({ roots: [await fetched.provide(content)] });
      } catch (error) {
        if (!isOfItsContent(error)) throw error;
        // The files were correct after the download, so they were damaged later. They are downloaded once more; a second error is final.
        await fetched.discard(content);
      }
      return read({ roots: [await fetched.provide(content)] });
    },
  };
}

/**
 * Whether the files of the dataset are the reason of an error. After a thread death, a timeout or a shutdown the files are kept, because
 * other threads may be reading them.
 */
const isOfItsContent = (error: unknown) =>
  error instanceof DatasetChangedError ||
  contentCodes.some((code) => code === (error as { code?: unknown }).code);

const contentCodes: readonly (DatasetErrorCode | CoreErrorCode)[] = [
  'dataset-not-found',
  'bad-dataset-folder',
  'dead-link',
  'unreadable',
  'not-a-file',
  'not-hdf5',
  'missing-key',
  'wrong-type',
  'wrong-shape',
  'channels-first',
  'no-images',
  'too-large',
  'not-own-values',
  'unknown-filter',
  'bad-label',
  'files-differ',
];
