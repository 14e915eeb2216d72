import { type Dataset, inspectPixels, loadDataset, type PixelFindings } from '@sweepq/core';
import type { DatasetFiles } from '../library/dataset-folder.ts';
import { readBoth } from './read-both.ts';

/** Reads a dataset in this thread, without a time limit. */
export const readDataset = async (files: DatasetFiles): Promise<Dataset> =>
  loadDataset(await readBoth(files));

/** A dataset, and what a look at every pixel has shown. */
export type InspectedDataset = Dataset & { findings?: PixelFindings };

/** Reads a dataset in this thread, and looks at every pixel. */
export async function readAndInspect(files: DatasetFiles): Promise<InspectedDataset> {
  const dataset = await readDataset(files);
  return { ...dataset, findings: inspectPixels(dataset) };
}
