import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DatasetError } from '../dataset-error.ts';
import { findInRoot } from '../library/dataset-folder.ts';
import { isDatasetName, nameRule } from '../library/dataset-name.ts';
import { explainDisk } from './explain-disk.ts';
import { fetchFile } from './fetch-file.ts';
import { draftPrefix, makeRoom, remove, touch } from './room.ts';

/** A dataset by the sha256 of its two files; its name is what people call it. */
export type DatasetContent = { name: string; sha256: { train: string; test: string } };

/** A dataset came from the api, or could not be had from it. */
export type FetchOutcome = 'fetched' | 'failed';

export type FetchedDatasetsOptions = {
  /** Where the api is. */
  apiUrl: string;
  /** One that may read, if the api asks for it. */
  token?: string | undefined;
  /** Where they are kept: this machine's, and shared by all workers on it. */
  folder: string;
  maxBytes: number;
  idleMs?: number;
  /** Between tries: an api that is started again answers by then, or to the next attempt of a run. */
  pausesMs?: readonly number[];
  /** Told of each that was asked of the api. */
  onFetch?: (outcome: FetchOutcome) => void;
};

export type FetchedDatasets = ReturnType<typeof createFetchedDatasets>;

/**
 * Datasets of the api that this machine does not have itself: fetched by the hash of their content, verified, and kept
 * for next time. A folder of a dataset is there as a whole or not at all.
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
    // It becomes part of a path.
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
        left -= await fetchPatiently(content.sha256[split], join(inside, `${split}_.h5`), left);
        // Others take a draft that is never touched for one that was left behind.
        await touch(draft);
      }
      await makeRoom(folder, maxBytes, draft);
      await install(draft, root, content.name);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }

  async function fetchPatiently(sha256: string, path: string, room: number): Promise<number> {
    const url = new URL(`v1/dataset-files/${sha256}`, apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`);
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
    throw new Error('Expected the last try to end it.');
  }

  return {
    /** The folder below which the dataset is, by its name, with exactly this content. */
    provide(content: DatasetContent): Promise<string> {
      const key = `${rootOf(content)}/${content.name}`;
      const known = underWay.get(key);
      if (known !== undefined) return known;
      const provided = findOrFetch(content).finally(() => underWay.delete(key));
      underWay.set(key, provided);
      return provided;
    },
    /** Its files are not what they were when they were fetched: next time they are fetched anew. */
    async discard(content: DatasetContent): Promise<void> {
      await remove(rootOf(content));
    },
  };
}

/** What another worker has put there meanwhile is as good; under another name it has only that. */
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
