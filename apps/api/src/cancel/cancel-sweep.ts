import {
  assertConnected,
  clearJobId,
  clearJobOptions,
  type Queues,
  type Store,
  type StoredSweep,
} from '@sweepq/queue';
import type { Log } from '@sweepq/service';
import type { Redis } from 'ioredis';
import { ApiProblem } from '../problems/problem.ts';

export type CancelDeps = {
  redis: Redis;
  queues: Queues;
  store: Store;
  log: Log;
  now: () => Date;
};

/** Cancels a sweep. However large it is that is one script here; what it has queued is taken out by a worker. */
export async function cancelSweep(deps: CancelDeps, { spec }: StoredSweep): Promise<void> {
  const { store, now } = deps;
  const cancelledAt = now().toISOString();
  let state = await store.cancelSweep(spec.id, cancelledAt);
  if (state === 'gone') {
    // Accepted, and only a job so far.
    await store.createSweep(spec);
    state = await store.cancelSweep(spec.id, cancelledAt);
  }
  if (state === 'ended') {
    const { status } = (await store.readSweep(spec.id)) ?? {};
    const detail = `Expected a sweep that is queued or running, got one that is ${status}.`;
    throw new ApiProblem('sweep-ended', { detail });
  }
  await clearQueue(deps, spec).catch((err) =>
    // Not needed in the end: a run of a cancelled sweep is not begun by the worker that takes it.
    deps.log.warn({ err, sweepId: spec.id }, 'left a cancelled sweep to the workers'),
  );
}

async function clearQueue({ redis, queues }: CancelDeps, spec: StoredSweep['spec']) {
  assertConnected(redis);
  const data = { ...spec, step: 'clear' as const };
  await queues.sweeps.add('clear', data, { ...clearJobOptions, jobId: clearJobId(spec.id) });
}
