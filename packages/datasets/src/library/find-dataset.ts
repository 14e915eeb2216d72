import { type DatasetFiles, findInRoot } from './dataset-folder.ts';

/** The uploaded datasets. A folder of the same name hides all versions of one. */
export type UploadedDatasets = {
  /** The names, in any order. */
  list(): Promise<string[]>;
  /** The numbers of the versions, the newest first. Empty if there is no such dataset. */
  listVersions(name: string): Promise<number[]>;
  /** The files of a version; default: of the newest one. Undefined if there is no such version. */
  find(name: string, version?: number): Promise<DatasetFiles | undefined>;
  /** The path of the file with this sha256, if an upload has it. */
  findFile(sha256: string): Promise<string | undefined>;
};

export type DatasetFinder = {
  /** The paths of the files of a dataset in a folder; undefined if there is no such folder. */
  findFolder(name: string): Promise<DatasetFiles | undefined>;
  /** The paths of a dataset's files; undefined if there is no such dataset. Default of `version`: the newest one. */
  find(name: string, version?: number): Promise<DatasetFiles | undefined>;
  /** The numbers of a dataset's versions, the newest first. A dataset in a folder has version 1. Empty if there is no such dataset. */
  listVersions(name: string): Promise<number[]>;
};

/** The number of the only version of a dataset in a folder. */
const folderVersion = 1;

/** Finds the files of datasets below some root folders, and of uploaded datasets. Of two folders with one name, that of the earlier root is used. */
export function createDatasetFinder(
  roots: readonly string[],
  uploaded: UploadedDatasets | undefined,
): DatasetFinder {
  const findFolder = async (name: string) => {
    for (const root of roots) {
      const files = await findInRoot(root, name);
      if (files !== undefined) return files;
    }
    return undefined;
  };

  return {
    findFolder,
    async find(name, version) {
      const folder = await findFolder(name);
      if (folder === undefined) return uploaded?.find(name, version);
      return version === undefined || version === folderVersion ? folder : undefined;
    },
    async listVersions(name) {
      if ((await findFolder(name)) !== undefined) return [folderVersion];
      return (await uploaded?.listVersions(name)) ?? [];
    },
  };
}
