import { addWork } from '@sweepq/queue';
import type { UpkeepDeps } from './upkeep-deps.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A client that was stopped over a weekend still finds the result of its operation. */
const keptMs = 7 * dayMs;
/** 10 000 records take about 6 MB of Redis, also if a program deletes sweeps all day. */
const mostEnded = 10_000;

/**
 * Ends the open operations of sweeps that were removed or restored without them, and adds the jobs of other open operations that have none. Then removes old operations that have ended.
 */
export async function tidyOperations({
  store,
  queues,
  metrics,
  log,
  now,
}: UpkeepDeps): Promise<void> {
  for (const operation of await store.readOperations(await store.listOpenOperations())) {
    const { id, type, target } = operation;
    if (type !== 'sweep.delete') {
      // An api may have died after it had created the operation and before it added the job.
      await addWork(queues, id);
      continue;
    }
    const status = await store.settleDeletion(operation, now());
    if (status === undefined) continue;
    metrics.countOperation(type, status);
    log.warn(
      { operationId: id, ...target, status },
      'ended the operation of a sweep that was removed or restored without it',
    );
  }
  const before = new Date(now().getTime() - keptMs);
  await store.forgetOperations({ before, most: mostEnded });
}
