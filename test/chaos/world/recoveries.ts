import { defaultPrefix, parseRunJobId, runId } from '@sweepq/contract';
import { createQueues } from '@sweepq/queue';
import type { Job } from 'bullmq';
import { waitUntil } from '../../support/wait.ts';
import type { RowContext } from '../row.ts';
import { attemptsOf, type Told } from './told.ts';
import type { World } from './world.ts';

/** A killed process's last words may still be on their way. */
const slackMs = 250;

/** A run whose worker was killed, and when; `heldMs` is how long nobody else could have it. */
export type Loss = { runId: string; at: number; heldMs: number };

/** Looks what workers had when they were killed, and when that is given back. */
export function followLosses(context: RowContext, { redis }: Pick<World, 'redis'>) {
  const { runs, ...queues } = createQueues({
    connection: redis.client,
    prefix: defaultPrefix,
    onError: () => undefined,
  });
  context.defer(() => queues.close());
  const followed: Promise<Loss>[] = [];

  const isHeldBy = ({ processedBy }: Job, pid: number) => processedBy?.endsWith(`:${pid}`) ?? false;
  const follow = async (id: string, { pid }: Killed, at: number): Promise<Loss> => {
    const { sweepId = '', index = 0 } = parseRunJobId(id) ?? {};
    await waitUntil(
      `${id} is back in the queue`,
      async () => {
        const [job, state] = [await runs.getJob(id), await runs.getJobState(id)];
        return job === undefined || state !== 'active' || !isHeldBy(job, pid);
      },
      { everyMs: 100 },
    );
    return { runId: runId(sweepId, index), at, heldMs: Date.now() - at };
  };

  return {
    /** Nobody takes up what this one had before its locks have ended: it is all still there. */
    async note(killed: Killed, at: number): Promise<void> {
      const lost = (await runs.getActive()).filter((job) => isHeldBy(job, killed.pid));
      for (const { id = '' } of lost) followed.push(follow(id, killed, at));
      // They are waited for at the end.
      for (const each of followed) each.catch(() => undefined);
    },
    all: () => Promise.all(followed),
  };
}

type Killed = { pid: number };

/**
 * How long each run that lost its worker waited until it was begun again. `unprovoked` are those that were begun again though nobody
 * who had them was killed.
 */
export function recoveriesOf(
  told: readonly Told[],
  losses: readonly Pick<Loss, 'runId' | 'at'>[],
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
