import { signal } from '@preact/signals';

export type Connection =
  | { state: 'connecting' }
  | { state: 'live' }
  /** `since` is the time of the loss in milliseconds. The page shows the state before it. */
  | { state: 'lost'; since: number; reason: string };

/** The state of the live events that the current view reads. */
export const connection = signal<Connection>({ state: 'connecting' });

/** The number of reconnects. When it changes, a view that follows no events reads its data again. */
export const reconnects = signal(0);

/** Called at each event, so the signal changes only if the state does. */
export function noteLive(): void {
  const { state } = connection.peek();
  if (state === 'lost') reconnects.value += 1;
  if (state !== 'live') connection.value = { state: 'live' };
}

export function noteLost(reason: string): void {
  if (connection.peek().state === 'lost') return;
  connection.value = { state: 'lost', since: Date.now(), reason };
}
