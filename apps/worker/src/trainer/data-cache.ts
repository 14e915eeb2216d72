import type { DatasetIdentity } from '@sweepq/queue';
import type { SharedData } from '../threads/messages.ts';

/** How many datasets a worker holds at a time. */
const held = 2;

/** Says that this worker's copy of a dataset is not the one that the sweep was submitted for. */
export class DatasetChangedError extends Error {
  readonly code = 'dataset-changed';
  /** Another worker may have the right one. */
  readonly retriable = true;
}

/** Each dataset is loaded once a process, also when several runs want it at the same moment. */
export function createDataCache(load: (name: string) => Promise<SharedData>) {
  const cache = new Map<string, Promise<SharedData>>();
  return async (dataset: DatasetIdentity): Promise<SharedData> => {
    const key = `${dataset.sha256.train} ${dataset.sha256.test}`;
    const loading = cache.get(key) ?? load(dataset.name);
    // Set again, and so moved to the end: the first entry is the one longest unused.
    cache.delete(key);
    cache.set(key, loading);
    for (const oldest of cache.keys()) {
      if (cache.size <= held) break;
      cache.delete(oldest);
    }
    try {
      const data = await loading;
      assertSame(dataset, data);
      return data;
    } catch (error) {
      cache.delete(key);
      throw error;
    }
  };
}

function assertSame({ name, sha256 }: DatasetIdentity, data: SharedData) {
  if (data.sha256.train === sha256.train && data.sha256.test === sha256.test) return;
  throw new DatasetChangedError(
    `Expected the dataset ${name} to have the content that the sweep was submitted for ` +
      `(sha256 of train ${sha256.train}), got ${data.sha256.train}.`,
  );
}
