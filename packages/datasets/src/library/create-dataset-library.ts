import { stat } from 'node:fs/promises';
import type { Dataset } from '@sweepq/core';
import { DatasetError } from '../dataset-error.ts';
import { readBoth } from '../read/read-both.ts';
import { readDataset } from '../read/read-dataset.ts';
import { type DatasetFiles, findInRoot, listRoot } from './dataset-folder.ts';

export type DatasetLibrary = {
  /** The names of all complete datasets, in alphabetical order. */
  list(): Promise<string[]>;
  /** Where a dataset's files are; undefined for a name that no root has. */
  find(name: string): Promise<DatasetFiles | undefined>;
  /** Read and checked; kept until one of its files changes. */
  load(name: string): Promise<Dataset>;
  /** The bytes of both files. */
  readFiles(name: string): Promise<{ train: Uint8Array; test: Uint8Array }>;
};

type Loaded = { stamp: string; dataset: Promise<Dataset> };

export type DatasetLibraryOptions = {
  roots: readonly string[];
  /** Reads a dataset elsewhere than here, as a `DatasetReader` does. */
  read?: (files: DatasetFiles) => Promise<Dataset>;
};

/** Nobody who asks again and again for what cannot be read has it read each time. */
const refusedForMs = 60_000;

/** The datasets below some folders; where two have the same name, the earlier root's is meant. */
export function createDatasetLibrary({
  roots,
  read = readDataset,
}: DatasetLibraryOptions): DatasetLibrary {
  const loaded = new Map<string, Loaded>();

  const find = async (name: string) => {
    for (const root of roots) {
      const files = await findInRoot(root, name);
      if (files !== undefined) return files;
    }
    return undefined;
  };

  const list = async () => {
    const names = new Set((await Promise.all(roots.map(listRoot))).flat());
    // One broken dataset must not hide the others; asked for by name, it says what is wrong with it.
    const found = await Promise.all([...names].map((name) => find(name).catch(() => undefined)));
    return found.flatMap((files) => (files === undefined ? [] : [files.name])).sort();
  };

  const findOrThrow = async (name: string) => {
    const files = await find(name);
    if (files !== undefined) return files;
    const known = (await list()).map((each) => `\`${each}\``).join(', ') || 'none';
    throw new DatasetError(
      'dataset-not-found',
      `Expected \`dataset\` to be one of those known (${known}), got \`${name}\`.`,
    );
  };

  const load = async (name: string) => {
    const files = await findOrThrow(name);
    const stamp = await stampFiles(files);
    const known = loaded.get(name);
    if (known?.stamp === stamp) return known.dataset;
    const dataset = read(files);
    const entry = { stamp, dataset };
    loaded.set(name, entry);
    // A file that could not be read may be readable later.
    dataset.catch(() => {
      const forget = () => loaded.get(name) === entry && loaded.delete(name);
      setTimeout(forget, refusedForMs).unref();
    });
    return dataset;
  };

  return { list, find, load, readFiles: async (name) => readBoth(await findOrThrow(name)) };
}

/** Changes when one of the files is another, or was written to. */
async function stampFiles({ trainPath, testPath }: DatasetFiles): Promise<string> {
  const parts = [trainPath, testPath].map(async (path) => {
    const { ino, mtimeMs, ctimeMs, size } = await stat(path);
    return `${path}:${ino}:${mtimeMs}:${ctimeMs}:${size}`;
  });
  return (await Promise.all(parts)).join('\n');
}
