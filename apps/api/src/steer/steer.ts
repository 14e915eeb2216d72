import { addSteering, type Queues } from '@sweepq/queue';
import { assertConnected, type RedisConnection } from '@sweepq/redis';
import type { Log } from '@sweepq/service';
import type { Store, StoredSweep } from '@sweepq/store';
import { ApiProblem, noSweep } from '../problems/problem.ts';

/** What it takes to steer a sweep. */
export type SteerDeps = {
  redis: RedisConnection;
  queues: Queues;
  store: Store;
  log: Log;
  now: () => Date;
};

type Spec = StoredSweep['spec'];

/** Does something to a sweep's record; one that was accepted a moment ago may be only a job so far. */
export async function onRecord<State extends string | { state: string }>(
  { store }: SteerDeps,
  spec: Spec,
  change: () => Promise<State>,
): Promise<State> {
  const answer = await change();
  if ((typeof answer === 'string' ? answer : answer.state) !== 'gone') return answer;
  await store.createSweep(spec, { onlyWithJob: true });
  const again = await change();
  // Deleted since it was found.
  if ((typeof again === 'string' ? again : again.state) === 'gone') throw noSweep(spec.id);
  return again;
}

/**
 * Asks a worker to go through the queue. Unasked, it goes right in the end: a run of a halted sweep is not begun by the
 * worker that takes it.
 */
export async function askWorkers(
  { redis, queues, log }: SteerDeps,
  spec: Spec,
  steering: { step: 'clear' | 'reorder'; generation: number },
): Promise<void> {
  try {
    assertConnected(redis);
    await addSteering(queues, spec, steering);
  } catch (err) {
    log.warn({ err, sweepId: spec.id, step: steering.step }, 'left the queue to the workers');
  }
}

/** The problem of a sweep that is not open any more. */
export async function refuseEnded({ store }: SteerDeps, { id }: Spec): Promise<never> {
  const { status } = (await store.readSweep(id)) ?? {};
  if (status === undefined) throw noSweep(id);
  const detail = `Expected a sweep that is queued, running or paused, got one that is ${status}.`;
  throw new ApiProblem('sweep-ended', { detail });
}
