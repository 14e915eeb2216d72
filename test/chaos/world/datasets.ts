import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RowContext } from '../row.ts';

/** Creates a folder of datasets for a row, with a copy of `synthetic-cats`. */
export async function createDatasets(context: RowContext) {
  const root = join(context.dir, 'datasets');
  const cats = join(root, 'synthetic-cats');
  await cp(join(context.datasetsDir, 'synthetic-cats'), cats, { recursive: true });
  return {
    root,
    pathOf: (name: string, split: 'train' | 'test') => join(root, name, `${split}_${name}.h5`),
    async add(name: string, files: { train: Uint8Array; test: Uint8Array }) {
      await mkdir(join(root, name), { recursive: true });
      await writeFile(join(root, name, `train_${name}.h5`), files.train);
      await writeFile(join(root, name, `test_${name}.h5`), files.test);
    },
  };
}

/** The folder of malformed and unusual HDF5 files. */
export const fixtures = new URL('../../../packages/core/fixtures/malicious/', import.meta.url);
