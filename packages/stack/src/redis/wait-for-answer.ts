import { setTimeout as delay } from 'node:timers/promises';
import type { Leashed } from '../process/start-leashed.ts';
import { StackError } from '../stack-error.ts';

const pauseMs = 25;

/**
 * Calls `ask` until it returns an answer. Returns undefined if the process has ended, or if there is no answer in time. If
 * the start is aborted, stops the process and throws.
 */
export async function waitForAnswer<Answer>(
  process: Leashed,
  options: { startTimeoutMs: number; signal?: AbortSignal | undefined },
  ask: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const deadline = Date.now() + options.startTimeoutMs;
  let ended = false;
  void process.exited.then(() => {
    ended = true;
  });
  while (!ended && Date.now() < deadline) {
    if (options.signal?.aborted) {
      await process.stop();
      throw new StackError('interrupted', 'The start was aborted.');
    }
    // Ignore errors: Redis may not listen yet, or answer "LOADING".
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
    await delay(pauseMs);
  }
  return undefined;
}
