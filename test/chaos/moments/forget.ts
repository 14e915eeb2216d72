import { setTimeout as delay } from 'node:timers/promises';
import type { RowContext, RowResult } from '../row.ts';
import { startClock } from '../world/clock.ts';
import { type Sentinel, startSentinel } from '../world/failover.ts';
import type { Forgotten, Past } from '../world/going-back.ts';
import { findHalfSweeps } from '../world/half-sweeps.ts';
import { createRollback, rollbackArgs } from '../world/rollback.ts';
import { verifyWhole } from '../world/whole.ts';
import { startWorld, type World } from '../world/world.ts';
import { expectNothingOf } from './leftovers.ts';
import type { Change, ExpectedSweep, Moment } from './moment.ts';
import { lookAt } from './steering.ts';

type ForgetOptions = {
  moments: readonly Moment[];
  /** Number of losses of each moment. */
  times: number;
  by: 'rollback' | 'failover';
  env?: Readonly<Record<string, string>>;
};

const mostMs = 1_000;
const shortMs = 150;
const soonMs = 20;
const keptShare = 0.75;
/** The change may come too late to be lost. It is then repeated, at most this number of times. */
const mostTries = 5;

/** Makes acknowledged changes, and rolls Redis back to before them, while api and workers survive. */
export async function forgetMoments(
  context: RowContext,
  { moments, times, by, env = {} }: ForgetOptions,
): Promise<RowResult> {
  const { world, past } =
    by === 'failover' ? await fromReplica(context, env) : await fromFile(context, env);
  // Redis needs at least this much history to go back.
  await delay(mostMs);
  const sweeps: ExpectedSweep[] = [];
  const ages: number[] = [];
  let [again, unsettled] = [0, 0];
  for (let k = 0; k < times; k++) {
    for (const { what, begin } of moments) {
      const settle = async ({ change, forgotten }: { change: Change; forgotten: Forgotten }) => {
        for (const sweep of await change.settle())
          if (await isThere(context, world, sweep, forgotten))
            sweeps.push({ ...sweep, of: `${what} ${k + 1}` });
      };
      const forget = async () => {
        const change = await begin({ context, world, attempt: ages.length + again });
        const forgotten = await forgetOne(context, past, change.make);
        return { change, forgotten, hit: change.isIn(forgotten) };
      };
      let done = await forget();
      for (let tries = 1; !done.hit && tries < mostTries; tries++, again++) {
        // The work of this attempt must end correctly, too.
        await settle(done);
        done = await forget();
      }
      context.expect(done.hit, `Expected Redis to forget ${what}, got ${mostTries} tries in vain.`);
      const { ageMs, bytes } = done.forgotten;
      ages.push(ageMs);
      context.note(
        `${what}, ${k + 1} of ${times}: ${bytes} bytes of the last ${ageMs} ms forgotten`,
      );
      const startedAt = performance.now();
      try {
        await settle(done);
      } catch (error) {
        world.signal.throwIfAborted();
        unsettled += 1;
        context.expect(false, `${what}, forgotten ${ageMs} ms: ${(error as Error).message}`);
      }
      const seconds = (performance.now() - startedAt) / 1_000;
      // The next rollback must not reach the checked state.
      await delay(mostMs);
      if (seconds > 30) context.note(`${what} took ${Math.round(seconds)} s to come to its end`);
    }
  }
  const halves = await findHalfSweeps(world.redis.client);
  for (const half of halves) context.expect(false, `Expected no half of a sweep, got ${half}.`);
  const verdict = await verifyWhole(context, world, sweeps);
  const sorted = ages.toSorted((a, b) => a - b);
  return {
    injected: ages.length,
    ...verdict,
    measured: {
      ...{ sweeps: sweeps.length, again, unsettled, halves: halves.length },
      youngestMs: sorted[0] ?? 0,
      medianMs: sorted[sorted.length >> 1] ?? 0,
      oldestMs: sorted.at(-1) ?? 0,
    },
  };
}

/** Redis goes back by up to a second, most often shortly after the change: then those who heard of it are about to act on it. */
async function forgetOne({ random }: RowContext, past: Past, make: () => Promise<void>) {
  const ageMs = random.next() * random.pick([shortMs, mostMs]);
  await past.lag(ageMs);
  // Usually earlier work is kept.
  if (random.next() < keptShare) await delay(ageMs);
  await make();
  await delay(random.next() * Math.min(ageMs, random.pick([soonMs, shortMs, mostMs])));
  return past.goBack();
}

/** A sweep that was accepted before what is forgotten is there; of one that was accepted later there is all or nothing. */
async function isThere(
  context: RowContext,
  world: World,
  { id, acceptedAt }: ExpectedSweep,
  { from }: Forgotten,
): Promise<boolean> {
  if ((await lookAt(world, id)) !== undefined) return true;
  context.expect(acceptedAt > from, `Expected ${id}, accepted before, to be kept, got none.`);
  await expectNothingOf(context, world, id);
  return false;
}

type Started = { world: World; past: Past };
type Env = Readonly<Record<string, string>>;

async function fromFile(context: RowContext, env: Env): Promise<Started> {
  const world = await startWorld(context, { redisArgs: rollbackArgs, ...crew, env });
  const clock = startClock({ host: '127.0.0.1', port: world.redis.port });
  context.defer(clock.stop);
  return { world, past: createRollback(world.redis, clock) };
}

async function fromReplica(context: RowContext, env: Env): Promise<Started> {
  const past: Sentinel = await startSentinel(context, 'sentinel');
  return { world: await startWorld(context, { redis: past.redis, ...crew, env }), past };
}

const crew = { workers: 2, threads: 1 };
