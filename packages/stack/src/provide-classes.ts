import { join } from 'node:path';
import { StackError } from './stack-error.ts';

export type ClassesOptions = {
  homeDir: string;
  /** The number of classes, 2 to 10. */
  classes: number;
  report: (line: string) => void;
};

/** Generates a synthetic dataset with this number of classes in the folder for datasets, unless it exists. */
export async function provideClasses({ homeDir, classes, report }: ClassesOptions): Promise<void> {
  const { DatasetError, provideSynthetic } = await import('@sweepq/datasets');
  const root = join(homeDir, 'datasets');
  try {
    const name = await provideSynthetic(root, { classes });
    report(`The dataset ${name} with ${classes} classes is in ${join(root, name)}.`);
  } catch (cause) {
    if (cause instanceof DatasetError) throw new StackError('dataset', cause.message, { cause });
    throw cause;
  }
}
