import type { Dataset, LeftOutDataset } from '@sweepq/client';

/** The newest version of each dataset, and the folders that cannot be used. */
export type Survey = { datasets: readonly Dataset[]; leftOut: readonly LeftOutDataset[] };
