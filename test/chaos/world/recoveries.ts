import { createQueues, defaultPrefix, parseRunJobId, runId } from '@sweepq/queue';
import { attemptsOf, type Told } from './told.ts';
import type { World } from './world.ts';

/** A killed process's last words may still be on their way. */
const slackMs = 250;

/** A run whose worker was killed, and when. */
export type Loss = { runId: string; at: number };

/** The runs that a worker had when it was killed: nobody takes them up before its locks have ended. */
export async function findLosses(
  { redis }: Pick<World, 'redis'>,
  { pid }: { pid: number },
  at: number,
): Promise<Loss[]> {
  const queues = createQueues({
    connection: redis.client,
    prefix: defaultPrefix,
    onError: () => undefined,
  });
  const jobs = await queues.runs.getActive();
  await queues.close();
  return jobs.flatMap(({ id = '', processedBy }) => {
    const run = parseRunJobId(id);
    const isLost = run !== undefined && processedBy?.endsWith(`:${pid}`);
    return isLost ? [{ runId: runId(run.sweepId, run.index), at }] : [];
  });
}

/**
 * How long each run that lost its worker waited until it was begun again. `unprovoked` are those that were begun again though nobody
 * who had them was killed.
 */
export function recoveriesOf(
  told: readonly Told[],
  losses: readonly Loss[],
): { waitsMs: number[]; unprovoked: number } {
  const waitsMs: number[] = [];
  let unprovoked = 0;
  for (const [runId, attempts] of attemptsOf(told)) {
    const lostAt = losses.filter((loss) => loss.runId === runId).map(({ at }) => at);
    for (const [k, { beganAt }] of attempts.entries()) {
      const before = attempts[k - 1];
      // The last one: it may have been lost again by somebody who had not begun it.
      const lost = lostAt.findLast(
        (at) => at + slackMs < beganAt && (before === undefined || at + slackMs >= before.beganAt),
      );
      if (lost !== undefined) waitsMs.push(beganAt - lost);
      else if (before !== undefined) unprovoked += 1;
    }
  }
  return { waitsMs, unprovoked };
}
