import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DatasetError } from '../dataset-error.ts';
import { findInRoot } from '../library/dataset-folder.ts';
import { isDatasetName, nameRule } from '../library/dataset-name.ts';
import { explainDisk } from './explain-disk.ts';
import { fetchFile } from './fetch-file.ts';
import { draftPrefix, makeRoom, remove, touch } from './room.ts';

/** A dataset, identified by the sha256 of its two files; the name is for people. */
export type DatasetContent = { name: string; sha256: { train: string; test: string } };

/** Whether a dataset was fetched from the api. */
export type FetchOutcome = 'fetched' | 'failed';

export type FetchedDatasetsOptions = {
  /** The base URL of the api. */
  apiUrl: string;
  /** A token with read access, if the api requires one. */
  token?: string | undefined;
  /** The folder for fetched datasets: all workers on this machine share it. */
  folder: string;
  maxBytes: number;
  idleMs?: number;
  /** The pauses between retries. They are long enough for a restart of the api. If not, the next attempt of the run fetches again. */
  pausesMs?: readonly number[];
  /** Called with the outcome of each fetch from the api. */
  onFetch?: (outcome: FetchOutcome) => void;
};

export type FetchedDatasets = ReturnType<typeof createFetchedDatasets>;

/**
 * Fetches missing datasets from the api by the hash of their content, verifies the files, and stores them for later. A
 * dataset folder is complete or absent, never partial.
 */
export function createFetchedDatasets({
  apiUrl,
  token,
  folder,
  maxBytes,
  idleMs = 30_000,
  pausesMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000],
  onFetch = () => undefined,
}: FetchedDatasetsOptions) {
  const underWay = new Map<string, Promise<string>>();

  const rootOf = ({ sha256 }: DatasetContent) => join(folder, `${sha256.train}-${sha256.test}`);

  async function findOrFetch(content: DatasetContent): Promise<string> {
    const root = rootOf(content);
    // The name becomes part of a path.
    if (!isDatasetName(content.name)) {
      throw new DatasetError(
        'dataset-not-found',
        `Expected the name of a dataset to be ${nameRule}, got \`${content.name}\`.`,
      );
    }
    if ((await findInRoot(root, content.name)) === undefined) {
      await fetchInto(root, content).catch((error) => {
        onFetch('failed');
        throw explainDisk(error) ?? error;
      });
      onFetch('fetched');
    }
    await touch(root);
    return root;
  }

  async function fetchInto(root: string, content: DatasetContent) {
    await mkdir(folder, { recursive: true });
    const draft = await mkdtemp(join(folder, draftPrefix));
    try {
      const inside = join(draft, content.name);
      await mkdir(inside);
      let left = maxBytes;
      for (const split of ['train', 'test'] as const) {
        left -= await fetchWithRetries(content.sha256[split], join(inside, `${split}_.h5`), left);
        // Other workers remove a draft that is not touched for an hour.
        await touch(draft);
      }
      await makeRoom(folder, maxBytes, draft);
      await install(draft, root, content.name);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }

  async function fetchWithRetries(sha256: string, path: string, room: number): Promise<number> {
    const base = apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`;
    const url = new URL(`v1/dataset-files/sha256:${sha256}`, base);
    for (const pauseMs of [...pausesMs, undefined]) {
      try {
        return await fetchFile({ url: url.href, token, sha256, path, maxBytes: room, idleMs });
      } catch (error) {
        await rm(path, { force: true });
        const isFailed = error instanceof DatasetError && error.code === 'download-failed';
        if (pauseMs === undefined || !isFailed) throw error;
        await delay(pauseMs);
      }
    }
    throw new Error('Expected the last attempt to return or to throw.');
  }

  return {
    /** Fetches a dataset unless it is stored already. Returns the root folder, in which the dataset has its name. */
    provide(content: DatasetContent): Promise<string> {
      const key = `${rootOf(content)}/${content.name}`;
      const known = underWay.get(key);
      if (known !== undefined) return known;
      const provided = findOrFetch(content).finally(() => underWay.delete(key));
      underWay.set(key, provided);
      return provided;
    },
    /** Removes a fetched dataset whose files have changed since. The next request fetches it again. */
    async discard(content: DatasetContent): Promise<void> {
      await remove(rootOf(content));
    },
  };
}

/**
 * Renames the draft to its final path. If another worker has installed the same content in the meantime, that copy stays.
 * If that copy has a different name, the new name is added beside it.
 */
async function install(draft: string, root: string, name: string): Promise<void> {
  try {
    await rename(draft, root);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    if ((await findInRoot(root, name)) !== undefined) return;
    await rename(join(draft, name), join(root, name));
  }
}
