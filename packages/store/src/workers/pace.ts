// The recent training time of an iteration, by training setup. A sample is recorded when a run ends. Dry runs estimate the time of a
// sweep with it.
import {
  type DatasetIdentity,
  foldsOf,
  holdOutOf,
  noLayers,
  type Preprocessing,
  type Validation,
} from '@sweepq/contract';
import type { StoreContext } from '../context.ts';

/** The properties of a run on which the time of an iteration depends most. */
export type TrainingSetup = {
  dataset: DatasetIdentity;
  validation: Validation | null;
  preprocessing: Preprocessing;
  /** The hidden layers, as a text. Default: none. */
  layers?: string | undefined;
};
export type MeasuredPace = { of: TrainingSetup; seconds: number; iterations: number };

const hashDigits = 12;

export function fieldOfPace({
  dataset: { sha256 },
  validation,
  preprocessing,
  layers = noLayers,
}: TrainingSetup): string {
  const hashes = [sha256.train, sha256.test].map((hash) => hash.slice(0, hashDigits));
  const ofLayers = layers === noLayers ? [] : [layers];
  return [...hashes, preprocessing, textOfValidation(validation), ...ofLayers].join(' ');
}

/** A sample of a run with folds is the mean over all its trainings. */
function textOfValidation(validation: Validation | null): string {
  const folds = foldsOf(validation);
  return folds ? `folds${folds.folds}` : `${holdOutOf(validation)?.fraction ?? 0}`;
}

/** Returns the recent training time of one iteration in seconds, for each setup; null for a setup without a sample. */
export async function readPaces(
  { redis, keys }: StoreContext,
  setups: readonly TrainingSetup[],
): Promise<(number | null)[]> {
  if (setups.length === 0) return [];
  const stored = await redis.hmget(keys.pace, ...setups.map(fieldOfPace));
  return stored.map((text) => {
    if (text === null) return null;
    const [seconds = 0, iterations = 0] = text.split(' ').map(Number);
    return iterations > 0 ? seconds / iterations : null;
  });
}
