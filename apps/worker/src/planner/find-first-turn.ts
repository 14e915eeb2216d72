import type { Priority } from '@sweepq/contract';
import type { PlannerDeps } from './step.ts';

/** Returns the turn of the first run that is added to the queue now. */
export async function findFirstTurn(
  { store, queues }: Pick<PlannerDeps, 'store' | 'queues'>,
  priority: Priority,
): Promise<number> {
  // Active runs count too, because they may return to the queue with their old turn.
  const waiting = await queues.runs.getJobCountByTypes('wait', 'prioritized', 'delayed', 'active');
  if (waiting > 0) return (await store.readTurns())[priority];
  await store.resetTurns();
  return 0;
}
