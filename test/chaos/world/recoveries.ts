import { defaultPrefix, parseRunJobId, runId } from '@sweepq/contract';
import { createQueues } from '@sweepq/queue';
import { waitUntil } from '../../support/wait.ts';
import type { RowContext } from '../row.ts';
import { isHeldBy, readHeldJobs } from './held-jobs.ts';
import { attemptsOf, type StoredEvent } from './stored-events.ts';
import type { World } from './world.ts';

/** Events of a killed process may arrive this long after the kill. */
const slackMs = 250;

/** A run whose worker was killed at this time. `heldMs`: the time until the lock expired, and the run was back in the queue. */
export type Loss = { runId: string; at: number; heldMs: number };

/** Records the runs of killed workers, and the time until each run is back in the queue. */
export function followLosses(context: RowContext, { redis }: Pick<World, 'redis'>) {
  const { runs, ...queues } = createQueues({
    connection: redis.client,
    prefix: defaultPrefix,
    onError: () => undefined,
  });
  context.defer(() => queues.close());
  const followed: Promise<Loss>[] = [];

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
    /** Records the runs of a killed worker. They are all listed as active, because their locks have not expired yet. */
    async note(killed: Killed, at: number): Promise<void> {
      const lost = await readHeldJobs(runs, killed);
      for (const { id = '' } of lost) followed.push(follow(id, killed, at));
      // `all` awaits these promises, and rejects with their errors.
      for (const each of followed) each.catch(() => undefined);
    },
    all: () => Promise.all(followed),
  };
}

type Killed = { pid: number };

/**
 * `waitsMs`: for each run of a killed worker, the time from the kill until the run started again. `unprovoked`: the number of runs that
 * started again although their worker was not killed. With pruning, a run also starts once for each rung that its trial has reached.
 */
export function recoveriesOf(
  events: readonly StoredEvent[],
  losses: readonly Pick<Loss, 'runId' | 'at'>[],
): { waitsMs: number[]; unprovoked: number } {
  const waitsMs: number[] = [];
  let unprovoked = 0;
  for (const [runId, attempts] of attemptsOf(events)) {
    const lostAt = losses.filter((loss) => loss.runId === runId).map(({ at }) => at);
    let promotions = 0;
    for (const [k, { beganAt, rungs }] of attempts.entries()) {
      const before = attempts[k - 1];
      // The last loss counts: another worker may have lost the run again before it started.
      const lost = lostAt.findLast(
        (at) => at + slackMs < beganAt && (before === undefined || at + slackMs >= before.beganAt),
      );
      if (lost !== undefined) waitsMs.push(beganAt - lost);
      else if (rungs > promotions) promotions += 1;
      else if (before !== undefined) unprovoked += 1;
    }
  }
  return { waitsMs, unprovoked };
}
