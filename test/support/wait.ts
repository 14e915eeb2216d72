import { setTimeout as delay } from 'node:timers/promises';

/**
 * Calls `ask` until it returns a value. `what` describes the awaited condition for the error message. Without `everyMs` the
 * interval grows with the time, because polling slows down the awaited work.
 */
export async function waitUntil<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  { timeoutMs = 50_000, everyMs }: { timeoutMs?: number; everyMs?: number } = {},
): Promise<T> {
  const startedAt = performance.now();
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    const waited = performance.now() - startedAt;
    if (waited > timeoutMs) throw new Error(`Waited ${timeoutMs} ms for: ${what}.`);
    await delay(everyMs ?? Math.min(20 + waited / 20, 200));
  }
}
