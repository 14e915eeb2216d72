// The sweeps of idempotency keys. The key is claimed before the sweep's job is added. A client that repeats the request,
// after a lost answer or a crash in between, adds the same job, which exists once.
import type { SweepIdentity } from '@sweepq/plan';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

/** The first request with a key, and the id of its sweep. */
export type Submission = SweepIdentity & { bodySha256: string };
/** `accepted`: the sweep's job has been added. After a crash right after the add it is still false. */
export type StoredSubmission = Submission & { accepted: boolean };

const keptMs = 24 * 60 * 60 * 1000;

/** Returns the submission that has claimed this key, if there is one. */
export async function readSubmission(
  { redis, keys }: StoreContext,
  keySha256: string,
): Promise<StoredSubmission | undefined> {
  return parseStored(await redis.hmget(keys.submission(keySha256), 'claim', 'accepted'));
}

/** Claims a key for a day. Returns the submission that has the key, which is the first one that claimed it. */
export async function claimSubmission(
  { redis, keys }: StoreContext,
  keySha256: string,
  submission: Submission,
): Promise<StoredSubmission> {
  const where = { submission: keys.submission(keySha256) };
  const args = { claim: JSON.stringify(submission), keptMs };
  const stored = await scripts.claimSubmission(redis, where, args);
  return parseStored(stored) ?? { ...submission, accepted: false };
}

/**
 * Records that the sweep of this key was added, and returns the sweep id of the key. This is another sweep if Redis lost
 * the claim and another request has claimed the key since. Undefined if the key has no sweep any more.
 */
export async function acceptSubmission(
  { redis, keys }: StoreContext,
  keySha256: string,
  { id, createdAt, datasetSha256, bodySha256 }: Submission,
): Promise<string | undefined> {
  const where = { submission: keys.submission(keySha256), sweep: keys.ofSweep(id).sweep };
  const claim = JSON.stringify({ id, createdAt, datasetSha256, bodySha256 });
  const stands = await scripts.acceptSubmission(redis, where, { claim, keptMs });
  return stands === null ? undefined : (JSON.parse(stands) as Submission).id;
}

/** Removes the key of a deleted sweep. A key that belongs to another sweep now stays. */
export async function forgetSubmission(
  { redis, keys }: StoreContext,
  keySha256: string,
  sweepId: string,
): Promise<void> {
  const where = { submission: keys.submission(keySha256), sweep: keys.ofSweep(sweepId).sweep };
  await scripts.forgetSubmission(redis, where, { sweepId });
}

function parseStored([claim, accepted]: (string | null)[]): StoredSubmission | undefined {
  // `claimSubmission` has written this text, and it never changes.
  if (typeof claim !== 'string') return undefined;
  return { ...(JSON.parse(claim) as Submission), accepted: accepted === '1' };
}
