import type { SweepSpec, SweepView } from '@sweepq/contract';
import { createSweepSpec, type ParsedSweepRequest } from '@sweepq/plan';
import { addPlanning, type Queues } from '@sweepq/queue';
import type { Log } from '@sweepq/service';
import type { Store, SweepOrigin } from '@sweepq/store';
import { ApiProblem } from '../problems/problem.ts';
import { createdNow, viewNew } from '../views/sweep-view.ts';
import type { Attempt } from './create-attempt.ts';
import { type IdentifyDeps, identifySweep } from './identify-sweep.ts';

type AddDeps = { queues: Queues; store: Store; log: Log; now: () => Date };

export type SubmitDeps = AddDeps & IdentifyDeps;

/** A submitted sweep. `replayed`: an earlier request with the same idempotency key has submitted it. */
export type Submitted = { sweep: SweepView; revision: number; replayed: boolean };

/** Submits a new sweep without an idempotency key. */
export async function submitSweep(
  deps: SubmitDeps,
  request: ParsedSweepRequest,
  attempt: Attempt,
): Promise<Submitted> {
  await attempt.begin();
  const spec = createSweepSpec(request, await identifySweep(deps, request));
  await addSweep(deps, spec, { attempt });
  return submittedNow(spec);
}

/** Returns the answer for a sweep that was just accepted. */
export const submittedNow = (spec: SweepSpec): Submitted => ({
  ...{ sweep: viewNew(spec), revision: createdNow(spec).revision, replayed: false },
});

/** Accepts a sweep by adding its job to the queue. Adding the job again has no effect. */
export async function addSweep(
  deps: AddDeps,
  spec: SweepSpec,
  { attempt, submission }: Pick<SweepOrigin, 'submission'> & { attempt: Attempt },
): Promise<void> {
  const { queues, store, log, now } = deps;
  await useDataset(deps, spec);
  await attempt.assertCanAdd();
  const ofKey = submission === undefined ? {} : { submission };
  await addPlanning(queues, spec, { step: 'plan', generation: 0, ...ofKey });

  // An error is only logged, because the planner also writes the record.
  const isUsable = await record(deps, spec, submission).catch((err) => {
    log.warn(
      { err, sweepId: spec.id },
      'could not write the record of a sweep; its planner will write it',
    );
    return true;
  });
  if (isUsable) return;
  await store.cancelSweep(spec.id, now().toISOString());
  await store.deleteSweep(spec.id);
  throw datasetGone(spec);
}

/** Notes that a sweep uses a version of an uploaded dataset, before the sweep exists. So the version is not deleted within the next minute. */
async function useDataset({ store }: Pick<AddDeps, 'store'>, spec: SweepSpec): Promise<void> {
  const { name, version } = spec.dataset;
  if (version === undefined) return;
  if (!(await store.useVersion({ name, version }, `sweep:${spec.id}`))) throw datasetGone(spec);
}

const datasetGone = ({ dataset: { name, version } }: SweepSpec) =>
  new ApiProblem('dataset-unusable', {
    detail: `The version ${version} of the dataset \`${name}\` was deleted.`,
  });

/**
 * Writes the record of a sweep. If the job has failed before the record existed, this call also fails the sweep. Returns false if the version of the
 * dataset was deleted before the script noted that the sweep uses it.
 */
async function record(
  { queues, store, now }: AddDeps,
  spec: SweepSpec,
  submission: string | undefined,
): Promise<boolean> {
  const created = await store.createSweep(spec, { onlyWithJob: true, submission });
  if (created !== 'failed') return created !== 'unusable';
  const job = await queues.sweeps.getJob(spec.id);
  const message = job?.failedReason ?? 'The sweep could not be planned.';
  const failure = { code: 'planning-failed', message };
  await store.failSweep(spec.id, { finishedAt: now().toISOString(), generation: 0, failure });
  return true;
}
