import type { Queues } from '@sweepq/queue';
import type { RedisConnection } from '@sweepq/redis';
import type { Log } from '@sweepq/service';
import type { Store, StoredSweep } from '@sweepq/store';
import { noSweep } from '../problems/problem.ts';

export type SteerDeps = {
  redis: RedisConnection;
  queues: Queues;
  store: Store;
  log: Log;
  now: () => Date;
};

/** Changes the record of a sweep. A sweep that was just accepted may have only a job. Then its record is created first. */
export async function onRecord<State extends string | { state: string }>(
  { store }: SteerDeps,
  spec: StoredSweep['spec'],
  change: () => Promise<State>,
): Promise<State> {
  const answer = await change();
  if (!isGone(answer)) return answer;
  await store.createSweep(spec, { onlyWithJob: true });
  const again = await change();
  // Another request has deleted the sweep in the meantime.
  if (isGone(again)) throw noSweep(spec.id);
  return again;
}

const isGone = (answer: string | { state: string }) =>
  (typeof answer === 'string' ? answer : answer.state) === 'gone';
