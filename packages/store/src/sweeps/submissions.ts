// The sweeps of idempotency keys. A submit claims the key before it adds the job of the sweep. A client may repeat the request after
// a lost answer or a crash. The repeated request adds the same job, and BullMQ ignores a job that exists.
import type { SweepIdentity } from '@sweepq/plan';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

/** The first request with a key, and the id of its sweep. */
export type Submission = SweepIdentity & { bodySha256: string };
/** `accepted`: the job of the sweep was added. Still false if the api died right after it had added the job. */
export type StoredSubmission = Submission & { accepted: boolean };

export const keptMs = 24 * 60 * 60 * 1000;

/** Returns the submission that has claimed this key, if there is one. */
export async function readSubmission(
  { redis, keys }: StoreContext,
  keySha256: string,
): Promise<StoredSubmission | undefined> {
  return parseStored(await redis.hmget(keys.submission(keySha256), 'claim', 'accepted'));
}

/** Claims a key for 24 hours. Returns the submission that has the key: the first one that has claimed it. */
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
 * Records that the job of the sweep was added, and returns the id of the sweep that has the key. It is another sweep if Redis
 * has lost the claim and another request has claimed the key meanwhile. Undefined if no sweep has the key any more.
 */
export async function acceptSubmission(
  { redis, keys }: StoreContext,
  keySha256: string,
  { id, createdAt, datasetSha256, bodySha256 }: Submission,
): Promise<string | undefined> {
  const where = { submission: keys.submission(keySha256), sweep: keys.ofSweep(id).sweep };
  const claim = JSON.stringify({ id, createdAt, datasetSha256, bodySha256 });
  const current = await scripts.acceptSubmission(redis, where, { claim, keptMs });
  return current === null ? undefined : (JSON.parse(current) as Submission).id;
}

/** Removes the key of a deleted sweep. A key that another sweep has claimed meanwhile stays. */
export async function forgetSubmission(
  { redis, keys }: StoreContext,
  keySha256: string,
  sweepId: string,
): Promise<void> {
  const where = { submission: keys.submission(keySha256), sweep: keys.ofSweep(sweepId).sweep };
  await scripts.forgetSubmission(redis, where, { sweepId });
}

/**
 * The claim of an idempotency key by a request that changes a sweep. `id`: a random id of the request. `bodySha256`: the hash of
 * the request, with the name of the operation and the id of the sweep. `generation`: of the sweep, when the request arrived.
 */
export type RequestClaim = { id: string; bodySha256: string; generation: number };

/**
 * Claims a key for 24 hours. Returns the claim of the first request with the key. The claim of a submit has another hash and no
 * generation. `accepted`: the change is made.
 */
export async function claimRequest(
  { redis, keys }: StoreContext,
  keySha256: string,
  claim: RequestClaim,
): Promise<RequestClaim & { accepted: boolean }> {
  const where = { submission: keys.submission(keySha256) };
  const [stored, accepted] = await scripts.claimSubmission(redis, where, {
    claim: JSON.stringify(claim),
    keptMs,
  });
  return { ...(JSON.parse(stored) as RequestClaim), accepted: accepted === '1' };
}

/** Records that the change of a claim is made. */
export async function acceptRequest(
  { redis, keys }: StoreContext,
  keySha256: string,
  { claim, sweepId }: { claim: RequestClaim; sweepId: string },
): Promise<void> {
  const where = { submission: keys.submission(keySha256), sweep: keys.ofSweep(sweepId).sweep };
  await scripts.acceptSubmission(redis, where, { claim: JSON.stringify(claim), keptMs });
}

/** Releases a key whose request was rejected, if the claim with this id still has the key. */
export async function releaseRequest(
  { redis, keys }: StoreContext,
  keySha256: string,
  claimId: string,
): Promise<void> {
  const where = { submission: keys.submission(keySha256) };
  await scripts.releaseSubmission(redis, where, { id: claimId });
}

function parseStored([claim, accepted]: (string | null)[]): StoredSubmission | undefined {
  // `claimSubmission` has written this text, and it never changes.
  if (typeof claim !== 'string') return undefined;
  return { ...(JSON.parse(claim) as Submission), accepted: accepted === '1' };
}
