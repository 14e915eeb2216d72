import { setTimeout as delay } from 'node:timers/promises';
import type { Leashed } from '../process/start-leashed.ts';
import { StackError } from '../stack-error.ts';

const pauseMs = 25;

/**
 * Asks until there is an answer. Undefined once the process has ended, or not answered in time;
 * throws, with the process stopped, if the start is called off.
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
    // No answer, or a refusal ("loading the dataset in memory"), is what waiting is for.
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
    await delay(pauseMs);
  }
  return undefined;
}
