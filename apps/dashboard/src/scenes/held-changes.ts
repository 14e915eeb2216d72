// Changes that a table that is being read may lack. The stream of events goes on while the service answers with a table.
import type { Change } from './protocol.ts';

/** Creates the list of changes that are applied after the next table. */
export function createHeldChanges() {
  let held: Change[] = [];
  return {
    add: (changes: readonly Change[]): void => void held.push(...changes),

    /** Returns the changes that are newer than a table, and forgets all. `eventId` is the id of the last event that the table contains. */
    take(eventId: string | undefined): Change[] {
      const all = held;
      held = [];
      return all.filter(({ at }) => at != null && isAfter(at, eventId));
    },
  };
}

/** Whether an event is newer than another one. An id is a time in milliseconds and a number: `1795975058012-3`. */
function isAfter(id: string, other: string | undefined): boolean {
  if (other === undefined) return true;
  const [time = 0, number = 0] = id.split('-').map(Number);
  const [otherTime = 0, otherNumber = 0] = other.split('-').map(Number);
  return time === otherTime ? number > otherNumber : time > otherTime;
}
