import { randomUUID } from 'node:crypto';
import type { RequestClaim } from '@sweepq/store';
import { hashRequest, hashText, keyOfAnotherRequest } from '../http/idempotency-key.ts';
import { ApiProblem } from '../problems/problem.ts';
import type { SteerDeps } from './on-record.ts';

/** What a request changes: a sweep, or an operation. The generation of an operation is 0. */
type Target = { id: string; generation: number };

/** A request that changes something that exists. */
export type Steering = {
  operationId: string;
  /** The value of `Idempotency-Key`. */
  key: string | undefined;
  /** The id of the claim, which repeated requests get. Default: a random one. */
  claimId?: string;
  body?: unknown;
};

/** How a change has to be made: the key of the request (sha256), and the generation of the target when the key was claimed. */
export type Change = {
  keySha256?: string;
  generation: number;
  /** The id that the first request with the key has chosen. */
  claimId: string;
};

/**
 * Makes a change. A later request with the same idempotency key changes nothing. The key is claimed before the change. If the api
 * ended between the claim and the change, the next request with the key makes the change, for the generation of the claim. A
 * rejected request releases its key. `replayed`: an earlier request has made the change; `claimId`: the id that the first request has chosen.
 */
export async function steerOnce(
  { store, log }: SteerDeps,
  { id, generation }: Target,
  { operationId, key, claimId = randomUUID(), body = null }: Steering,
  change: (change: Change) => Promise<void>,
): Promise<{ replayed: boolean; claimId: string }> {
  if (key === undefined) {
    await change({ generation, claimId });
    return { replayed: false, claimId };
  }
  const keySha256 = hashText(key);
  const bodySha256 = hashRequest({ operationId, id, body });
  const own: RequestClaim = { id: claimId, bodySha256, generation };
  const { accepted, ...claim } = await store.claimRequest(keySha256, own);
  if (claim.bodySha256 !== bodySha256) throw keyOfAnotherRequest();
  if (accepted) return { replayed: true, claimId: claim.id };
  try {
    await change({ keySha256, generation: claim.generation, claimId: claim.id });
  } catch (error) {
    const isRejected = error instanceof ApiProblem && error.status < 500;
    // A server error leaves the claim, because the change may have been made.
    if (isRejected && claim.id === own.id) await release();
    throw error;
  }
  // If this fails, the next request with this key makes the same change again, which has no effect.
  await store.acceptRequest(keySha256, { claim, sweepId: id }).catch(warn);
  return { replayed: claim.id !== own.id, claimId: claim.id };

  async function release() {
    await store.releaseRequest(keySha256, own.id).catch(warn);
  }

  function warn(err: unknown) {
    log.warn({ err, id, operationId }, 'could not write the claim of an idempotency key');
  }
}
