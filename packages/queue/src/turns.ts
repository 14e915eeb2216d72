// How sweeps share the workers. Each run waits for a turn. A sweep takes a few of its runs a turn, and a new one
// begins at the turn that is being served: from then on both advance alike, however long the first one is. This is
// start-time fair queueing (Goyal, Vin and Cheng 1996) with turns for virtual time.
import { type Priority, priorities } from '@sweepq/contract';

/** BullMQ's priorities are 1 to 2²¹, the lowest first. Each of ours has a third of them, a turn each. */
const turnsPerPriority = Math.floor(2 ** 21 / priorities.length);

/** Few, so that a small sweep does not wait long; several, so that there is room for more runs before turns run out. */
const runsPerTurn = 4;

/** The turn of the `position`-th of runs that begin to wait at turn `first`. Those beyond the last turn share it. */
export const turnAt = (first: number, position: number) =>
  Math.min(first + Math.floor(position / runsPerTurn), turnsPerPriority - 1);

/** A turn as the priority of a run's job. */
export const jobPriorityOf = (priority: Priority, turn: number) =>
  priorities.indexOf(priority) * turnsPerPriority + turn + 1;

/** What a job's priority stands for; undefined for a job that has none. */
export function parseJobPriority(
  jobPriority: number | undefined,
): { priority: Priority; turn: number } | undefined {
  if (!jobPriority) return undefined;
  const priority = priorities[Math.floor((jobPriority - 1) / turnsPerPriority)];
  return priority && { priority, turn: (jobPriority - 1) % turnsPerPriority };
}
