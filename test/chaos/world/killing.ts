import { setTimeout as delay } from 'node:timers/promises';
import type { RowContext } from '../row.ts';
import { pickBusy } from './busy.ts';
import { keepWorkers } from './keeping.ts';
import { followLosses, recoveriesOf } from './recoveries.ts';
import { readStoredEvents } from './stored-events.ts';
import { type Verdict, verify } from './verify.ts';
import { submitWork } from './work.ts';
import type { SentSweep, World } from './world.ts';

type KillOptions = {
  requests: readonly SentSweep[];
  kills: number;
  /** Number of workers at a time, except while one is restarted. */
  workers: number;
  /** The shortest and the longest time between two kills. */
  gapMs: readonly [number, number];
};

/** With this number of open trials, every worker has a run. */
const leastOpenTrials = 60;

export type Killed = Verdict & {
  injected: number;
  /** The longest time until a run of a killed worker was back in the queue. */
  recoveredMs: number;
  measured: Record<string, number>;
};

/** Kills workers at random times while they train runs, and restarts them. */
export async function killWorkers(
  context: RowContext,
  world: World,
  { requests, kills, workers: count, gapMs }: KillOptions,
): Promise<Killed> {
  const { random } = context;
  const keeper = await keepWorkers(context, world, { count });
  const { sweeps, keepUp } = await submitWork(world, { requests, random, leastOpenTrials });
  const following = followLosses(context, world);
  for (let killed = 1; killed <= kills; killed++) {
    await delay(random.between(...gapMs));
    const victim = await pickBusy(world, random, keepUp);
    const at = Date.now();
    victim.kill('SIGKILL');
    await victim.exited;
    await following.note(victim, at);
    if (killed % 10 === 0) context.note(`${killed} killed`);
  }
  for (const { id } of sweeps) await world.waitForSweep(id, 300_000);
  await keeper.stop();

  const events = await Promise.all(sweeps.map(({ id }) => readStoredEvents(world, id)));
  const losses = await following.all();
  const recoveries = events.map((each) => recoveriesOf(each, losses));
  const waitsMs = recoveries.flatMap((each) => each.waitsMs);
  const unprovoked = recoveries.reduce((sum, each) => sum + each.unprovoked, 0);
  context.expect(
    losses.length >= kills / 2 && waitsMs.length > 0,
    `Expected ${kills} kills to interrupt runs, got ${losses.length} interrupted runs, of which ${waitsMs.length} started again.`,
  );
  context.expect(
    unprovoked === 0,
    `Expected only runs of killed workers to start again, got ${unprovoked} others.`,
  );
  return {
    injected: kills,
    recoveredMs: Math.max(0, ...losses.map(({ heldMs }) => heldMs)),
    ...(await verify(context, world, sweeps)),
    measured: {
      sweeps: sweeps.length,
      runsLost: losses.length,
      runsBegunAgain: waitsMs.length,
      // These times include the wait of a run for a free worker.
      medianUntilBegunMs: waitsMs.sort((a, b) => a - b)[waitsMs.length >> 1] ?? 0,
      longestUntilBegunMs: Math.max(0, ...waitsMs),
    },
  };
}
