import { createDatasetLibrary, type DatasetContent, type FetchedDatasets } from '@sweepq/datasets';
import { DatasetChangedError } from './dataset-changed-error.ts';

export type DatasetSources = ReturnType<typeof createDatasetSources>;

export type DatasetSourcesDeps = {
  /** Folders of this machine. */
  roots: readonly string[];
  /** What the api has; without it there is only what is here. */
  fetched?: Pick<FetchedDatasets, 'provide' | 'discard'> | undefined;
};

/** Where a worker finds a dataset of a certain content: in its own folders, or else at the api. */
export function createDatasetSources({ roots, fetched }: DatasetSourcesDeps) {
  const library = createDatasetLibrary({ roots });

  const isHere = async (name: string) =>
    (await library.find(name).catch(() => undefined)) !== undefined;

  return {
    roots,
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
      const root = await fetched.provide(content);
      try {
        return await read([root]);
      } catch (error) {
        if (isTooSlow(error)) throw error;
        // It was good when it was fetched: what is wrong has come since, unless it is wrong again.
        await fetched.discard(content);
      }
      return read([await fetched.provide(content)]);
    },
  };
}

const isTooSlow = (error: unknown) => (error as { code?: unknown }).code === 'too-slow';
