import { setTimeout as delay } from 'node:timers/promises';
import type { RowContext } from '../row.ts';
import { pickBusy } from './busy.ts';
import { keepWorkers } from './keeping.ts';
import { recoveriesOf } from './recoveries.ts';
import { readTold } from './told.ts';
import { type Verdict, verify } from './verify.ts';
import type { SentSweep, World } from './world.ts';

type KillOptions = {
  requests: readonly SentSweep[];
  kills: number;
  /** How many there are at a time, all but the moment that it takes to start another. */
  workers: number;
  /** Between two kills. */
  maxGapMs: number;
};

export type Killed = Verdict & {
  injected: number;
  recoveredMs: number;
  measured: Record<string, number>;
};

/** Kills workers in the middle of runs, one after the other, while these sweeps are trained. */
export async function killWorkers(
  context: RowContext,
  world: World,
  { requests, kills, workers: count, maxGapMs }: KillOptions,
): Promise<Killed> {
  const { random } = context;
  const keeper = await keepWorkers(context, world, { count });
  const sweeps: { id: string; request: SentSweep }[] = [];
  const submit = async (request: SentSweep) =>
    sweeps.push({ id: await world.submit(request), request });
  for (const request of requests) await submit(request);

  const killedAt: number[] = [];
  /** A fast machine is through before all the kills are. */
  const submitMore = async () => {
    const states = await Promise.all(sweeps.map(({ id }) => world.client.readSweep(id)));
    if (states.every(({ finishedAt }) => finishedAt !== null)) await submit(random.pick(requests));
  };
  while (killedAt.length < kills) {
    const victim = await pickBusy(world, random, submitMore);
    // Whatever it does by then: killed as soon as it has begun, the last run there is would never get further.
    await delay(random.between(0, maxGapMs));
    killedAt.push(Date.now());
    victim.kill('SIGKILL');
    await victim.exited;
    if (killedAt.length % 10 === 0) context.note(`${killedAt.length} killed`);
  }
  for (const { id } of sweeps) await world.waitForSweep(id, 300_000);
  await keeper.stop();

  const told = await Promise.all(sweeps.map(({ id }) => readTold(world, id)));
  const recoveries = told.map((each) => recoveriesOf(each, killedAt));
  const waitsMs = recoveries.flatMap((each) => each.waitsMs);
  const unprovoked = recoveries.reduce((sum, each) => sum + each.unprovoked, 0);
  context.expect(
    unprovoked === 0,
    `Expected no run to be begun again unless its worker was killed, got ${unprovoked}.`,
  );
  return {
    injected: killedAt.length,
    recoveredMs: Math.max(0, ...waitsMs),
    ...(await verify(context, world, sweeps)),
    measured: { sweeps: sweeps.length, runsBegunAgain: waitsMs.length },
  };
}
