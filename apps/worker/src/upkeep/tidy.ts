import { addDeletion } from '@sweepq/queue';
import { planRetention } from './retention.ts';
import { tidyOperations } from './tidy-operations.ts';
import type { UpkeepDeps } from './upkeep-deps.ts';

/**
 * Marks sweeps beyond the retention limits as deleted. Adds a removal job for every marked sweep, because an api may have died after it had
 * set the mark and before it added the job. Recounts the trials of sweeps whose counters do not add up. Then it checks the operations.
 */
export async function tidy(deps: UpkeepDeps): Promise<void> {
  const { store, queues, retention, log, now } = deps;
  const { days, count } = retention;
  const keepsAll = days === undefined && count === undefined;
  const ended = keepsAll ? [] : await store.listEnded();
  for (const { id, finishedAt } of planRetention(ended, retention, now())) {
    // The script keeps a sweep that was reopened or archived meanwhile.
    const { state } = await store.deleteSweep(id, { finishedAt });
    if (state === 'deleted')
      log.info({ sweepId: id, finishedAt }, 'deleted a sweep beyond the retention limits');
  }
  for (const id of await store.listMiscounted()) {
    try {
      const isRecounted = await store.recountSweep(id);
      if (isRecounted) log.warn({ sweepId: id }, 'recounted the trials of a sweep');
    } catch (err) {
      log.warn({ sweepId: id, err }, 'the trials of a sweep cannot be counted');
    }
  }
  for (const id of await store.listDeleted()) {
    try {
      const deleted = await store.readDeleted(id);
      if (deleted === 'kept') continue;
      await addDeletion(queues, { id, generation: deleted?.generation ?? 0 });
    } catch (err) {
      log.warn({ sweepId: id, err }, 'a deleted sweep cannot be removed');
    }
  }
  await tidyOperations(deps);
}
