import { signal } from '@preact/signals';

export type Connection =
  | { state: 'connecting' }
  | { state: 'live' }
  /** `since` and `seenAt` are times in milliseconds. What the page shows is from `seenAt`. */
  | { state: 'lost'; since: number; reason: string };

/** The state of the live events that the current view reads. */
export const connection = signal<Connection>({ state: 'connecting' });

/** Counts the reconnects. A view that shows data without events reads it again when this number changes. */
export const reconnects = signal(0);

export function noteLive(): void {
  if (connection.peek().state === 'lost') reconnects.value += 1;
  connection.value = { state: 'live' };
}

export function noteLost(reason: string): void {
  if (connection.peek().state === 'lost') return;
  connection.value = { state: 'lost', since: Date.now(), reason };
}
