import { createSweepSpec, type ParsedSweepRequest } from '@sweepq/plan';
import type { StoredSubmission } from '@sweepq/store';
import { hashRequest, hashText, keyOfAnotherRequest } from '../http/idempotency-key.ts';
import { ApiProblem } from '../problems/problem.ts';
import { lookUpSweep, viewWithBest } from '../views/sweep-view.ts';
import type { Attempt } from './create-attempt.ts';
import { identifySweep } from './identify-sweep.ts';
import { addSweep, type SubmitDeps, type Submitted, submittedNow } from './submit-sweep.ts';

/**
 * Submits a sweep with an idempotency key. Later requests with the same key get the same sweep. The key is claimed before
 * the job of the sweep is added. If the job was not added after the claim, the next request with the key adds it. The id of
 * the sweep is the id of the job, so the job cannot be added twice.
 */
export async function submitOnce(
  deps: SubmitDeps,
  request: ParsedSweepRequest,
  key: string,
  attempt: Attempt,
): Promise<Submitted> {
  const { store, log } = deps;
  const keySha256 = hashText(key);
  // `ranges` does not count: it only repeats how `space` was written.
  const bodySha256 = hashRequest({ ...request, ranges: null });
  const { submission, replayed } = await claim(deps, { keySha256, bodySha256 }, request, attempt);
  if (submission.bodySha256 !== bodySha256) throw keyOfAnotherRequest();
  // A sweep that exists must not be added again. Its job may have been removed from the queue, so the job id would not
  // prevent it.
  const known = replayed ? await lookUpSweep(deps, submission.id) : undefined;
  if (known !== undefined) {
    return { sweep: await viewWithBest(deps, known), revision: known.revision, replayed };
  }
  // During the lookup, the sweep was deleted together with its key, so the key can be claimed again.
  if (replayed && (await store.readSubmission(keySha256))?.id !== submission.id) {
    return submitOnce(deps, request, key, attempt);
  }
  if (submission.accepted) {
    const detail = `The sweep \`${submission.id}\` of this Idempotency-Key was deleted. The key can be used again after its data is removed.`;
    throw new ApiProblem('idempotency-key-used', { detail });
  }

  const spec = createSweepSpec(request, submission);
  await addSweep(deps, spec, { attempt, submission: keySha256 });
  // If this fails, the next request with this key finds the sweep by its id.
  const acceptedId = await store.acceptSubmission(keySha256, submission).catch((err) => {
    log.warn({ err, sweepId: spec.id }, 'could not mark a submission as accepted');
    return undefined;
  });
  if (acceptedId === undefined || acceptedId === spec.id)
    return { ...submittedNow(spec), replayed };
  // Redis lost the claim before the job was added, and another request has claimed the key in the meantime. The sweep of
  // the other request is kept. The sweep of this request is cancelled and deleted.
  log.warn(
    { sweepId: spec.id, acceptedId },
    'Redis lost the claim of an idempotency key: cancelled the second sweep',
  );
  await store.cancelSweep(spec.id, deps.now().toISOString());
  await store.deleteSweep(spec.id);
  return submitOnce(deps, request, key, attempt);
}

/** Claims the key. Returns the submission that has the key. `replayed`: an earlier request has claimed the key. */
async function claim(
  deps: SubmitDeps,
  hashes: { keySha256: string; bodySha256: string },
  request: ParsedSweepRequest,
  attempt: Attempt,
): Promise<{ submission: StoredSubmission; replayed: boolean }> {
  const { keySha256, bodySha256 } = hashes;
  // The lookup comes first, so that a repeated request is not rejected if the dataset was removed in the meantime.
  const known = await deps.store.readSubmission(keySha256);
  if (known !== undefined) return { submission: known, replayed: true };
  await attempt.begin();
  const identity = await identifySweep(deps, request);
  const submission = await deps.store.claimSubmission(keySha256, { ...identity, bodySha256 });
  return { submission, replayed: submission.id !== identity.id };
}
