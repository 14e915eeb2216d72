import { synthesiseDataset } from '@sweepq/core';
import { findInRoot } from '../library/dataset-folder.ts';
import { installFolder } from './install-folder.ts';

/** The synthetic dataset of two classes. */
export const syntheticName = 'synthetic-cats';

const nameOf = (classes: number) => (classes === 2 ? syntheticName : `synthetic-${classes}`);

/**
 * Generates the dataset of painted pictures with 2 to 10 classes in a root folder, unless the root has it. Returns its name. Throws a
 * RangeError for another number of classes.
 */
export async function provideSynthetic(root: string, { classes = 2 } = {}): Promise<string> {
  const name = nameOf(classes);
  if (await findInRoot(root, name)) return name;
  const { train, test } = await synthesiseDataset({ classes });
  await installFolder(root, name, [
    { fileName: `train_${name}.h5`, bytes: train },
    { fileName: `test_${name}.h5`, bytes: test },
  ]);
  return name;
}
