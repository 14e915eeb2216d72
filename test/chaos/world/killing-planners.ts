import { setTimeout as delay } from 'node:timers/promises';
import { defaultPrefix } from '@sweepq/contract';
import { createQueues } from '@sweepq/queue';
import { waitUntil } from '../../support/wait.ts';
import type { RowContext } from '../row.ts';
import { isHeldBy, readHeldJobs } from './held-jobs.ts';
import type { World } from './world.ts';

type Queue = Parameters<typeof readHeldJobs>[0];

type KillOptions = {
  id: string;
  /** The most kills. There are fewer if the sweep ends before. */
  kills: number;
  /** The shortest and the longest time between two kills. */
  gapMs: readonly [number, number];
};

/** The number of killed workers, and of the jobs that they had: runs, and jobs that plan, judge or choose trials. */
export type Interrupted = { kills: number; runs: number; plans: number };

/**
 * Kills workers at random times while a sweep is open: in turn one that has a run, and one that plans. The caller starts
 * other workers.
 */
export async function killTrainersAndPlanners(
  context: RowContext,
  world: World,
  { id, kills, gapMs }: KillOptions,
): Promise<Interrupted> {
  const { random } = context;
  const queues = createQueues({
    connection: world.redis.client,
    prefix: defaultPrefix,
    onError: () => undefined,
  });
  context.defer(() => queues.close());
  const interrupted: Interrupted = { kills: 0, runs: 0, plans: 0 };
  let hasEnded = false;
  const end = world.waitForSweep(id, 600_000).then(() => {
    hasEnded = true;
  });
  // Awaited below, where it rejects.
  end.catch(() => undefined);

  /** Freezes a worker that has a job of this queue. Most jobs that plan take milliseconds, so the worker may have ended it meanwhile. */
  const freezeHolder = async (queue: Queue) => {
    const active = await queue.getActive();
    const holders = [...world.workers].filter(({ pid }) =>
      active.some((job) => isHeldBy(job, pid)),
    );
    if (holders.length === 0) return undefined;
    const holder = random.pick(holders);
    holder.kill('SIGSTOP');
    if ((await readHeldJobs(queue, holder)).length > 0) return holder;
    holder.kill('SIGCONT');
    return undefined;
  };
  while (interrupted.kills < kills) {
    await delay(random.between(...gapMs));
    const queue = interrupted.kills % 2 === 0 ? queues.runs : queues.sweeps;
    const victim = await waitUntil(
      'a worker has a job of the search',
      async () => (hasEnded ? 'none' : freezeHolder(queue)),
      { everyMs: 5 },
    );
    if (victim === 'none') break;
    victim.kill('SIGKILL');
    await victim.exited;
    interrupted.kills += 1;
    interrupted.runs += (await readHeldJobs(queues.runs, victim)).length;
    interrupted.plans += (await readHeldJobs(queues.sweeps, victim)).length;
  }
  await end;
  return interrupted;
}
