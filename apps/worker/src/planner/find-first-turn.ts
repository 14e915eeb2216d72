import type { Priority } from '@sweepq/contract';
import type { PlannerDeps } from './step.ts';

/** The turn in the queue at which runs that are added now start. */
export async function findFirstTurn(
  { store, queues }: Pick<PlannerDeps, 'store' | 'queues'>,
  priority: Priority,
): Promise<number> {
  // An active run counts too: it may return to the queue with its old turn.
  const waiting = await queues.runs.getJobCountByTypes('wait', 'prioritized', 'delayed', 'active');
  if (waiting > 0) return (await store.readTurns())[priority];
  await store.resetTurns();
  return 0;
}
