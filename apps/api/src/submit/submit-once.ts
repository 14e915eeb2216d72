import { createSweepSpec, type ParsedSweepRequest } from '@sweepq/plan';
import type { StoredSubmission } from '@sweepq/store';
import { ApiProblem } from '../problems/problem.ts';
import { lookUpSweep, viewNew, viewWithBest } from '../views/sweep-view.ts';
import type { Attempt } from './create-attempt.ts';
import { hashRequest, hashText } from './hash-request.ts';
import { identifySweep } from './identify-sweep.ts';
import { addSweep, type SubmitDeps, type Submitted } from './submit-sweep.ts';

/**
 * Submits a sweep under an idempotency key. Later requests with the same key get the same sweep. The key is claimed before the
 * sweep is added. If the add did not follow, the next request with the key adds the sweep. The id of the sweep is the id of its job,
 * so an add that did arrive is not repeated.
 */
export async function submitOnce(
  deps: SubmitDeps,
  request: ParsedSweepRequest,
  key: string,
  attempt: Attempt,
): Promise<Submitted> {
  const { store, log } = deps;
  const keySha256 = hashText(key);
  const bodySha256 = hashRequest(request);
  const { submission, replayed } = await claim(deps, { keySha256, bodySha256 }, request, attempt);
  if (submission.bodySha256 !== bodySha256) {
    const detail = 'Expected the body that this Idempotency-Key first came with, got another.';
    throw new ApiProblem('idempotency-key-used', { detail });
  }
  // The job of a sweep is removed from its queue some time later, so a known sweep must not be added again.
  const known = replayed ? await lookUpSweep(deps, submission.id) : undefined;
  if (known !== undefined) return { sweep: await viewWithBest(deps, known), replayed };
  // The key was deleted with its sweep while the sweep was looked up.
  if (replayed && (await store.readSubmission(keySha256))?.id !== submission.id) {
    return submitOnce(deps, request, key, attempt);
  }
  if (submission.accepted) {
    const detail = `The sweep \`${submission.id}\` of this Idempotency-Key has been deleted, and is being removed.`;
    throw new ApiProblem('idempotency-key-used', { detail });
  }

  const spec = createSweepSpec(request, submission);
  await addSweep(deps, spec, { attempt, submission: keySha256 });
  // If this fails, the next request with this key finds the sweep by its id.
  const stands = await store.acceptSubmission(keySha256, submission).catch((err) => {
    log.warn({ err, sweepId: spec.id }, 'could not mark a submission as accepted');
    return undefined;
  });
  if (stands === undefined || stands === spec.id) return { sweep: viewNew(spec), replayed };
  // Redis lost the claim before the sweep was added, and another request has claimed the key since. The sweep of that request stays,
  // and this one is removed.
  log.warn(
    { sweepId: spec.id, stands },
    'Redis lost the claim of an idempotency key: cancelled the second sweep',
  );
  await store.cancelSweep(spec.id, deps.now().toISOString());
  await store.deleteSweep(spec.id);
  return submitOnce(deps, request, key, attempt);
}

/** The submission that has the key: this one if it is the first, otherwise an earlier one (`replayed`). */
async function claim(
  deps: SubmitDeps,
  hashes: { keySha256: string; bodySha256: string },
  request: ParsedSweepRequest,
  attempt: Attempt,
): Promise<{ submission: StoredSubmission; replayed: boolean }> {
  const { keySha256, bodySha256 } = hashes;
  // Looked up first, so that an accepted sweep is not refused later because its dataset is gone.
  const known = await deps.store.readSubmission(keySha256);
  if (known !== undefined) return { submission: known, replayed: true };
  await attempt.begin();
  const identity = await identifySweep(deps, request);
  const submission = await deps.store.claimSubmission(keySha256, { ...identity, bodySha256 });
  return { submission, replayed: submission.id !== identity.id };
}
