import type { Priority } from '@sweepq/contract';
import type { PlannerDeps } from './step.ts';

/** The turn at which runs begin to wait that are added now. */
export async function findFirstTurn(
  { store, queues }: Pick<PlannerDeps, 'store' | 'queues'>,
  priority: Priority,
): Promise<number> {
  // One that is active may be handed back, with the turn that it had.
  const waiting = await queues.runs.getJobCountByTypes('wait', 'prioritized', 'delayed', 'active');
  if (waiting > 0) return (await store.readTurns())[priority];
  await store.resetTurns();
  return 0;
}
