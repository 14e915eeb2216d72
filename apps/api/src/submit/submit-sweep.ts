import { countHeldOut, type Dataset } from '@sweepq/core';
import { DatasetError, type DatasetLibrary } from '@sweepq/datasets';
import {
  assertAnswers,
  countTrials,
  createSweepId,
  createSweepSpec,
  type ParsedSweepRequest,
  type Queues,
  type Store,
  type Sweep,
  sweepJobOptions,
} from '@sweepq/queue';
import type { Log } from '@sweepq/service';
import type { Redis } from 'ioredis';
import { ApiProblem } from '../problems/problem.ts';
import { createdNow, viewSweep } from '../views/sweep-view.ts';

export type SubmitDeps = {
  redis: Redis;
  queues: Queues;
  store: Store;
  library: DatasetLibrary;
  log: Log;
  now: () => Date;
};

/** Accepts a sweep by adding its one job; from that moment on it is not lost. */
export async function submitSweep(deps: SubmitDeps, request: ParsedSweepRequest): Promise<Sweep> {
  const { redis, queues, store, log, now } = deps;
  const dataset = await findDataset(deps.library, request.dataset);
  assertHoldsOut(dataset, request);
  const datasetSha256 = dataset.sha256;
  const createdAt = now();
  const id = createSweepId(createdAt.getTime());
  const spec = createSweepSpec(request, { id, createdAt: createdAt.toISOString(), datasetSha256 });

  // An add that Redis does not answer would land long after its sender was told that it failed.
  await assertAnswers(redis);
  const data = { ...spec, step: 'plan' as const };
  await queues.sweeps.add(spec.name ?? 'sweep', data, { ...sweepJobOptions, jobId: id });

  // The planner writes it too: a failure here changes nothing.
  await store
    .createSweep(spec)
    .catch((err) => log.warn({ err, sweepId: id }, 'left to the planner'));
  return viewSweep({ spec, ...createdNow(countTrials(spec)) }, null);
}

async function findDataset(library: DatasetLibrary, name: string): Promise<Dataset> {
  try {
    return await library.load(name);
  } catch (error) {
    if (!(error instanceof DatasetError) || error.code !== 'dataset-not-found') throw error;
    throw invalid('/dataset', error.message, error);
  }
}

/** A part of train that is no image, or all of them, is found out before anybody trains on it. */
function assertHoldsOut({ train }: Dataset, { validation }: ParsedSweepRequest) {
  if (validation === undefined) return;
  const { fraction } = validation;
  const heldOut = countHeldOut(train, fraction);
  if (heldOut > 0 && heldOut < train.count) return;
  throw invalid(
    '/validation/fraction',
    `Expected \`validation.fraction\` to leave at least one image of the ${train.count} in train on both sides, got \`${fraction}\`.`,
  );
}

function invalid(pointer: string, detail: string, cause?: unknown) {
  return new ApiProblem('validation', { detail, errors: [{ pointer, detail }], cause });
}
