import { createImporter, type ImporterOptions } from './create-importer.ts';
import type { ImportMapping, ImportSource } from './import-mapping.ts';
import type { ImportReport } from './import-report.ts';

export type ImportedDataset = { train: string; test: string; report: ImportReport };

/**
 * Converts files of any supported layout to the two HDF5 files of the article's layout, and writes them to the folder `into`, which
 * must exist. Returns the paths of both files. Throws a DatasetError with a remedy for a source that is broken, or that can be
 * read in two ways. The work is done in a thread of its own, which is terminated at the time limit or by the signal.
 */
export async function importDataset(
  source: ImportSource,
  mapping: ImportMapping,
  into: string,
  options: ImporterOptions & { signal?: AbortSignal } = {},
): Promise<ImportedDataset> {
  const { signal, ...ofImporter } = options;
  const importer = createImporter(ofImporter);
  try {
    return await importer.run({ source, mapping, into }, signal);
  } finally {
    await importer.close();
  }
}
