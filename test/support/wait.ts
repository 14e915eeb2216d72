import { setTimeout as delay } from 'node:timers/promises';

/**
 * Calls `ask` repeatedly until it returns a value other than undefined or false. `what` describes the awaited condition in the error
 * message. Without `everyMs`, the interval grows from 20 to 200 ms, because frequent calls slow down the awaited work.
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
