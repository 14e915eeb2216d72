// The time of an iteration, by training setup. It is recorded when a run ends, and used to estimate how long a sweep will
// take.
import type { DatasetIdentity, Preprocessing, Validation } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';

/** The training setup: what decides how long an iteration takes. */
export type Trained = {
  dataset: DatasetIdentity;
  validation: Validation | null;
  preprocessing: Preprocessing;
};
export type MeasuredPace = { of: Trained; seconds: number; iterations: number };

const hashDigits = 12;

export function fieldOfPace({ dataset: { sha256 }, validation, preprocessing }: Trained): string {
  const hashes = [sha256.train, sha256.test].map((hash) => hash.slice(0, hashDigits));
  return [...hashes, preprocessing, validation?.fraction ?? 0].join(' ');
}

/** Returns the seconds for each iteration of recent runs in one thread; null if none was measured. */
export async function readPaces(
  { redis, keys }: StoreContext,
  trained: readonly Trained[],
): Promise<(number | null)[]> {
  if (trained.length === 0) return [];
  const stored = await redis.hmget(keys.pace, ...trained.map(fieldOfPace));
  return stored.map((text) => {
    if (text === null) return null;
    const [seconds = 0, iterations = 0] = text.split(' ').map(Number);
    return iterations > 0 ? seconds / iterations : null;
  });
}
