import {
  type Dataset,
  type DatasetDescription,
  describeDataset,
  type PixelFindings,
  warnOfPixels,
} from '@sweepq/core';
import type { InspectedDataset } from '../read/read-dataset.ts';
import type { UploadedVersion } from './dataset-folder.ts';

/** A dataset without its pixels. `uploaded` is missing for a dataset in a folder, and `findings` if the reader has not looked for them. */
export type DatasetSummary = Pick<Dataset, 'sha256'> &
  DatasetDescription & { findings?: PixelFindings; uploaded?: UploadedVersion };

export function summariseDataset(dataset: InspectedDataset): DatasetSummary {
  const described = { sha256: dataset.sha256, ...describeDataset(dataset) };
  const { findings } = dataset;
  if (findings === undefined) return described;
  const warnings = [...described.warnings, ...warnOfPixels(dataset, findings)];
  return { ...described, warnings, findings };
}
