import { defaultPrefix, parseRunJobId, runId } from '@sweepq/contract';
import { createQueues } from '@sweepq/queue';
import type { Job } from 'bullmq';
import { waitUntil } from '../../support/wait.ts';
import type { RowContext } from '../row.ts';
import { attemptsOf, type Told } from './told.ts';
import type { World } from './world.ts';

/** Events of a killed process may arrive this much later. */
const slackMs = 250;

/** A run whose worker was killed, and when. `heldMs`: how long its lock kept other workers from it. */
export type Loss = { runId: string; at: number; heldMs: number };

/** Records the runs of workers when they are killed, and when other workers resume them. */
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
    /** No worker can take these runs before their locks expire, so all of them are still listed. */
    async note(killed: Killed, at: number): Promise<void> {
      const lost = (await runs.getActive()).filter((job) => isHeldBy(job, killed.pid));
      for (const { id = '' } of lost) followed.push(follow(id, killed, at));
      // `settled` waits for these promises.
      for (const each of followed) each.catch(() => undefined);
    },
    all: () => Promise.all(followed),
  };
}

type Killed = { pid: number };

/**
 * The wait of each run that lost its worker, until it started again. `unprovoked`: the number of runs that started again although
 * their worker was not killed.
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
      // The last loss counts: another worker may have lost the run again before it started.
      const lost = lostAt.findLast(
        (at) => at + slackMs < beganAt && (before === undefined || at + slackMs >= before.beganAt),
      );
      if (lost !== undefined) waitsMs.push(beganAt - lost);
      else if (before !== undefined) unprovoked += 1;
    }
  }
  return { waitsMs, unprovoked };
}
