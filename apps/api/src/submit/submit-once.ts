import { createSweepSpec, type ParsedSweepRequest } from '@sweepq/plan';
import type { StoredSubmission } from '@sweepq/store';
import { ApiProblem } from '../problems/problem.ts';
import { lookUpSweep, viewNew, viewWithBest } from '../views/sweep-view.ts';
import type { Attempt } from './create-attempt.ts';
import { hashRequest, hashText } from './hash-request.ts';
import { identifySweep } from './identify-sweep.ts';
import { addSweep, type SubmitDeps, type Submitted } from './submit-sweep.ts';

/**
 * Submits a sweep under an idempotency key: whoever comes with the key again is given the same sweep. The
 * key is claimed before the sweep is added, and a claim that was not followed by an add is taken up by the
 * next request with it: as the sweep's id is the job's, an add that did arrive is not repeated by that.
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
  // A sweep's job does not stay in its queue forever: a sweep that is known is not added again.
  const known = replayed ? await lookUpSweep(deps, submission.id) : undefined;
  if (known !== undefined) return { sweep: await viewWithBest(deps, known), replayed };
  // The key went with its sweep while that was looked for.
  if (replayed && (await store.readSubmission(keySha256))?.id !== submission.id) {
    return submitOnce(deps, request, key, attempt);
  }
  if (submission.accepted) {
    const detail = `The sweep \`${submission.id}\` of this Idempotency-Key has been deleted, and is being removed.`;
    throw new ApiProblem('idempotency-key-used', { detail });
  }

  const spec = createSweepSpec(request, submission);
  await addSweep(deps, spec, { attempt, submission: keySha256 });
  // If this fails, the next request with this key looks for the sweep, and finds it.
  const stands = await store.acceptSubmission(keySha256, submission).catch((err) => {
    log.warn({ err, sweepId: spec.id }, 'an accepted submission is not marked so');
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

/** The submission that has the key: this one if it is the first, else `replayed`. */
async function claim(
  deps: SubmitDeps,
  hashes: { keySha256: string; bodySha256: string },
  request: ParsedSweepRequest,
  attempt: Attempt,
): Promise<{ submission: StoredSubmission; replayed: boolean }> {
  const { keySha256, bodySha256 } = hashes;
  // Looked up first: what was accepted is not refused later because its dataset has gone.
  const known = await deps.store.readSubmission(keySha256);
  if (known !== undefined) return { submission: known, replayed: true };
  await attempt.begin();
  const identity = await identifySweep(deps, request);
  const submission = await deps.store.claimSubmission(keySha256, { ...identity, bodySha256 });
  return { submission, replayed: submission.id !== identity.id };
}
