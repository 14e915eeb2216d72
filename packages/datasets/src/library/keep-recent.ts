import type { Dataset } from '@sweepq/core';

/** The most recently used datasets, by name, up to a size limit. */
export type RecentDatasets = {
  get(name: string): Dataset | undefined;
  put(name: string, dataset: Dataset): void;
  delete(name: string): void;
};

/** Keeps at most `maxBytes` bytes. It drops the least recently used dataset first, and keeps none that exceeds the limit. */
export function keepRecent(maxBytes: number): RecentDatasets {
  // In the order of their last use, the least recent first.
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
