// An event's id is the one of its entry in a Redis stream: `<milliseconds>-<number>`.

/** Before every event. */
export const firstEventId = '0-0';

/** At most 15 digits a half: as much as a number holds, and 30 000 years of milliseconds. */
export const isEventId = (text: string) => /^\d{1,15}-\d{1,15}$/.test(text);

/** Below 0 if `a` came before `b`, 0 if they are the same, above 0 otherwise. */
export function compareEventIds(a: string, b: string): number {
  const [aMs = 0, aNumber = 0] = a.split('-').map(Number);
  const [bMs = 0, bNumber = 0] = b.split('-').map(Number);
  return aMs - bMs || aNumber - bNumber;
}
