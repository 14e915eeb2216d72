import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks until there is an answer; `what` says, as a fact, what was waited for. The longer it takes, the less often it asks, unless it
 * is told how often: asking takes time from what is waited for.
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
