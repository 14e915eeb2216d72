// How sweeps share the workers. Each run waits for a turn. A sweep has a few of its runs in each turn, and a new sweep
// begins at the turn that is being served. From then on all sweeps advance at the same rate, whatever their length. This is
// start-time fair queueing (Goyal, Vin and Cheng 1996), with turns as virtual time.
import { type Priority, priorities } from '@sweepq/contract';

/** BullMQ's priorities are 1 to 2²¹, the lowest first. Each of our priorities has a third of them, one for each turn. */
const turnsPerPriority = Math.floor(2 ** 21 / priorities.length);

/** Few, so that a small sweep does not wait long. More than one, so that there are enough turns for many runs. */
const runsPerTurn = 4;

/** The turn of waiting run `position`, if the first run waits at turn `first`. All runs beyond the last turn share it. */
export const turnAt = (first: number, position: number) =>
  Math.min(first + Math.floor(position / runsPerTurn), turnsPerPriority - 1);

/** Returns the priority of a run's job for a turn. */
export const jobPriorityOf = (priority: Priority, turn: number) =>
  priorities.indexOf(priority) * turnsPerPriority + turn + 1;

/** Returns the priority and turn of a job; undefined for a job without a priority. */
export function parseJobPriority(
  jobPriority: number | undefined,
): { priority: Priority; turn: number } | undefined {
  if (!jobPriority) return undefined;
  const priority = priorities[Math.floor((jobPriority - 1) / turnsPerPriority)];
  return priority && { priority, turn: (jobPriority - 1) % turnsPerPriority };
}
