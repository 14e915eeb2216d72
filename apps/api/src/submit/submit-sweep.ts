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
  type SweepSpec,
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
  const datasetSha256 = await identifyDataset(deps.library, request.dataset);
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

async function identifyDataset(
  library: DatasetLibrary,
  name: string,
): Promise<SweepSpec['dataset']['sha256']> {
  try {
    return (await library.load(name)).sha256;
  } catch (error) {
    if (!(error instanceof DatasetError) || error.code !== 'dataset-not-found') throw error;
    const errors = [{ pointer: '/dataset', detail: error.message }];
    throw new ApiProblem('validation', { detail: error.message, errors, cause: error });
  }
}
