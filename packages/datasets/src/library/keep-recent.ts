import type { Dataset } from '@sweepq/core';

/** A cache of the most recently used datasets, by name, with a size limit. */
export type RecentDatasets = {
  get(name: string): Dataset | undefined;
  put(name: string, dataset: Dataset): void;
  delete(name: string): void;
};

/** Caches at most `maxBytes` bytes. Drops the least recently used dataset first. Does not cache a dataset above the limit. */
export function keepRecent(maxBytes: number): RecentDatasets {
  // In the order of last use, least recent first.
  const kept = new Map<string, Dataset>();
  let bytes = 0;

  const remove = (name: string) => {
    const dataset = kept.get(name);
    if (dataset === undefined) return;
    kept.delete(name);
    bytes -= sizeOf(dataset);
  };

  return {
    get(name) {
      const dataset = kept.get(name);
      if (dataset === undefined) return undefined;
      kept.delete(name);
      kept.set(name, dataset);
      return dataset;
    },
    put(name, dataset) {
      remove(name);
      kept.set(name, dataset);
      bytes += sizeOf(dataset);
      for (const each of kept.keys()) {
        if (bytes <= maxBytes) return;
        remove(each);
      }
    },
    delete: remove,
  };
}

const sizeOf = ({ train, test }: Dataset) =>
  [train, test].reduce((sum, { images, labels }) => sum + images.byteLength + labels.byteLength, 0);
