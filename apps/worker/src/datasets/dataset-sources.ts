import type { CoreErrorCode } from '@sweepq/core';
import {
  createDatasetLibrary,
  type DatasetContent,
  type DatasetErrorCode,
  type FetchedDatasets,
  type LeftOut,
} from '@sweepq/datasets';
import { DatasetChangedError } from './dataset-changed-error.ts';

export type DatasetSources = ReturnType<typeof createDatasetSources>;

export type DatasetSourcesDeps = {
  /** Folders of this machine. */
  roots: readonly string[];
  /** What the api has; without it there is only what is here. */
  fetched?: Pick<FetchedDatasets, 'provide' | 'discard'> | undefined;
  /** Told once of each folder of this machine that is no dataset. */
  onLeftOut?: (leftOut: LeftOut, error: unknown) => void;
};

/** Where a worker finds a dataset of a certain content: in its own folders, or else at the api. */
export function createDatasetSources({ roots, fetched, onLeftOut }: DatasetSourcesDeps) {
  const library = createDatasetLibrary({ roots, ...(onLeftOut && { onLeftOut }) });

  const isHere = async (name: string) =>
    (await library.find(name).catch(() => undefined)) !== undefined;

  return {
    roots,
    survey: library.survey,
    /** Reads it by `read`, which gets the folders to look in and throws where what it finds has other content. */
    async read<Result>(
      content: DatasetContent,
      read: (roots: readonly string[]) => Promise<Result>,
    ): Promise<Result> {
      if (fetched === undefined) return read(roots);
      if (await isHere(content.name)) {
        try {
          return await read(roots);
        } catch (error) {
          if (!(error instanceof DatasetChangedError)) throw error;
        }
      }
      try {
        return await read([await fetched.provide(content)]);
      } catch (error) {
        if (!isOfItsContent(error)) throw error;
        // It was good when it was fetched: what is wrong has come since, unless it is wrong again.
        await fetched.discard(content);
      }
      return read([await fetched.provide(content)]);
    },
  };
}

/** Of neither the thread that read it, its time, nor the end of this worker: others may be reading the same files. */
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
