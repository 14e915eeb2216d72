// The turns by which sweeps of one priority share the workers. Each run has a turn, and workers take the runs in the order of their
// turns. A sweep has four runs in each turn, and the first turn of a new sweep is the current one. So all sweeps advance at the same
// rate, whether they are short or long. This is start-time fair queueing (Goyal, Vin and Cheng 1996), with turns as virtual time.
import { type Priority, priorities } from '@sweepq/contract';

/** BullMQ has job priorities from 1 (first) to 2²¹. Each priority of sweepq has a third of them: one job priority for each turn. */
const turnsPerPriority = Math.floor(2 ** 21 / priorities.length);

/** The number is small, so that a small sweep does not wait long, and above 1, so that the turns suffice for many runs. */
const runsPerTurn = 4;

/** Returns the number of places before the first place of a turn. Each turn has four places of a sweep. */
export const placeOf = (turn: number) => turn * runsPerTurn;

/** Returns the turn of the run at `position` (0, 1, …) of a sweep whose first turn is `first`. Runs beyond the last turn get the last turn. */
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
