import type { DatasetIdentity } from '@sweepq/contract';

type Sha256 = DatasetIdentity['sha256'];

/** The worker's copy of a dataset differs from the dataset for which the sweep was submitted. */
export class DatasetChangedError extends Error {
  readonly code = 'dataset-changed';
  /** Another worker may have the right copy. */
  readonly retriable = true;
}

export function assertSame(name: string, expected: Sha256, got: Sha256): void {
  if (expected.train === got.train && expected.test === got.test) return;
  throw new DatasetChangedError(
    `Expected the dataset ${name} to have the content that the sweep was submitted for ` +
      `(sha256 of train ${expected.train}), got ${got.train}.`,
  );
}
