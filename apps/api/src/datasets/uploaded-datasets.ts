import { DatasetError, type FoundBlobs, type UploadedDatasets } from '@sweepq/datasets';
import type { Store } from '@sweepq/store';

type Deps = {
  store: Pick<Store, 'listUploaded' | 'listVersions' | 'readVersion' | 'isBlobUsed'>;
  findBlobs: () => Promise<FoundBlobs>;
};

/** Finds uploaded datasets for the library: their versions in Redis, and their files among the blobs. */
export function createUploadedDatasets({ store, findBlobs }: Deps): UploadedDatasets {
  return {
    list: store.listUploaded,
    listVersions: async (name) => (await store.listVersions(name)).map(({ version }) => version),
    async find(name, number) {
      const found = await store.readVersion(name, number);
      if (found === undefined) return undefined;
      const { blobs } = await findBlobs();
      const { version, createdAt, report } = found;
      const [trainPath, testPath] = await Promise.all([
        blobs?.find(found.train.sha256),
        blobs?.find(found.test.sha256),
      ]);
      if (blobs === undefined || trainPath === undefined || testPath === undefined) {
        throw new DatasetError(
          'blob-missing',
          `The files of version ${version} of the dataset \`${name}\` are not in the blob folder of this api. Set SWEEPQ_BLOBS_DIR of all apis and workers to one shared folder.`,
        );
      }
      return {
        ...{ name, root: blobs.path, trainPath, testPath },
        uploaded: { version, createdAt, report },
      };
    },
    async findFile(sha256) {
      if (!(await store.isBlobUsed(sha256))) return undefined;
      return (await findBlobs()).blobs?.find(sha256);
    },
  };
}
