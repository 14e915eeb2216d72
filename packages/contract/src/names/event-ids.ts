// The id of an event is the id of its entry in a Redis stream: `<milliseconds>-<number>`.

/** The position before all events. */
export const firstEventId = '0-0';

/** Each half has at most 15 digits, so a number represents it exactly. 15 digits of milliseconds are 30 000 years. */
export const isEventId = (text: string) => /^\d{1,15}-\d{1,15}$/.test(text);

/** Returns the time of an event, by the clock of Redis. */
export const timeOfEventId = (id: string): string =>
  new Date(Number(id.split('-')[0])).toISOString();

/** Returns a number below 0 if `a` came before `b`, 0 if they are equal, above 0 otherwise. */
export function compareEventIds(a: string, b: string): number {
  const [aMs = 0, aNumber = 0] = a.split('-').map(Number);
  const [bMs = 0, bNumber = 0] = b.split('-').map(Number);
  return aMs - bMs || aNumber - bNumber;
}
