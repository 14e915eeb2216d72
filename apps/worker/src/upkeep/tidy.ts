import { addDeletion } from '@sweepq/queue';
import { planRetention } from './retention.ts';
import type { UpkeepDeps } from './upkeep-deps.ts';

/**
 * Marks the sweeps as deleted that have been kept long enough, and asks for the removal of all that are marked: also of those
 * whose job was lost, as when an api dies between the two. Counters of a sweep that do not add up are recounted.
 */
export async function tidy({ store, queues, retention, log, now }: UpkeepDeps): Promise<void> {
  const { days, count } = retention;
  const keepsAll = days === undefined && count === undefined;
  const ended = keepsAll ? [] : await store.listEnded();
  for (const { id, finishedAt } of planRetention(ended, retention, now())) {
    // One that was opened again since, or archived, stays.
    const { state } = await store.deleteSweep(id, { finishedAt });
    if (state === 'deleted') log.info({ sweepId: id, finishedAt }, 'kept a sweep long enough');
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
}
