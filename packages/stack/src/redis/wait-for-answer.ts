import { setTimeout as delay } from 'node:timers/promises';
import type { Leashed } from '../process/start-leashed.ts';
import { StackError } from '../stack-error.ts';

const pauseMs = 25;

/**
 * Asks repeatedly until there is an answer. Returns undefined if the process has ended, or did not answer in time. If the
 * start is aborted, it stops the process and throws.
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
      throw new StackError('interrupted', 'The start was called off.');
    }
    // A missing answer or a refusal ("loading the dataset in memory") is tried again.
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
    await delay(pauseMs);
  }
  return undefined;
}
