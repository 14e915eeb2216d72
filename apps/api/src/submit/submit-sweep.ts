import type { Sweep } from '@sweepq/contract';
import { createSweepSpec, type ParsedSweepRequest } from '@sweepq/plan';
import { viewNew } from '../views/sweep-view.ts';
import { type AddDeps, addSweep } from './add-sweep.ts';
import type { Attempt } from './create-attempt.ts';
import { type IdentifyDeps, identifySweep } from './identify-sweep.ts';

export type SubmitDeps = AddDeps & IdentifyDeps;

/** `replayed`: an earlier request with the same idempotency key came first. */
export type Submitted = { sweep: Sweep; replayed: boolean };

/** Submits a new sweep, whether or not there is one like it. */
export async function submitSweep(
  deps: SubmitDeps,
  request: ParsedSweepRequest,
  attempt: Attempt,
): Promise<Submitted> {
  await attempt.begin();
  const spec = createSweepSpec(request, await identifySweep(deps, request));
  await addSweep(deps, spec, { attempt });
  return { sweep: viewNew(spec), replayed: false };
}
