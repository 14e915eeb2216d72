import { setTimeout as delay } from 'node:timers/promises';
import type { RowContext, RowResult } from '../row.ts';
import { startClock } from '../world/clock.ts';
import { type Sentinel, startSentinel } from '../world/failover.ts';
import type { Forgotten, Past } from '../world/going-back.ts';
import { findInconsistencies } from '../world/inconsistencies.ts';
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
/** If the change comes too late to be lost, it is repeated, at most this number of times. */
const mostTries = 5;

/** Makes changes that are acknowledged, and rolls Redis back to a time before each of them. Api and workers survive. */
export async function forgetMoments(
  context: RowContext,
  { moments, times, by, env = {} }: ForgetOptions,
): Promise<RowResult> {
  const { world, past } =
    by === 'failover' ? await fromReplica(context, env) : await fromFile(context, env);
  // Redis must have a history of at least the longest rollback.
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
        // The sweeps of a failed try must end correctly, too.
        await settle(done);
        done = await forget();
      }
      context.expect(
        done.hit,
        `Expected Redis to forget ${what}, got ${mostTries} tries without a loss.`,
      );
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
      // Waits, so that the next rollback does not include the checked changes.
      await delay(mostMs);
      if (seconds > 30) context.note(`${what} took ${Math.round(seconds)} s to end`);
    }
  }
  const halves = await findInconsistencies(world.redis.client);
  for (const half of halves) context.expect(false, `Expected no inconsistent sweep, got ${half}.`);
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

/**
 * Rolls Redis back by up to 1 s. In most cases this happens shortly after the change, when api and workers are about to act on it.
 */
async function forgetOne({ random }: RowContext, past: Past, make: () => Promise<void>) {
  const ageMs = random.next() * random.pick([shortMs, mostMs]);
  await past.lag(ageMs);
  // In 3 of 4 cases the wait keeps all work before the change.
  if (random.next() < keptShare) await delay(ageMs);
  await make();
  await delay(random.next() * Math.min(ageMs, random.pick([soonMs, shortMs, mostMs])));
  return past.goBack();
}

/** Whether a sweep exists. A sweep that was accepted before the lost interval must exist. Any other sweep may be absent completely. */
async function isThere(
  context: RowContext,
  world: World,
  { id, acceptedAt }: ExpectedSweep,
  { from }: Forgotten,
): Promise<boolean> {
  if ((await lookAt(world, id)) !== undefined) return true;
  context.expect(
    acceptedAt > from,
    `Expected ${id}, accepted before the lost interval, to be kept, got none.`,
  );
  await expectNothingOf(context, world, id);
  return false;
}

type Started = { world: World; past: Past };
type Env = Readonly<Record<string, string>>;

async function fromFile(context: RowContext, env: Env): Promise<Started> {
  const world = await startWorld(context, { redisArgs: rollbackArgs, ...workerCounts, env });
  const clock = startClock({ host: '127.0.0.1', port: world.redis.port });
  context.defer(clock.stop);
  return { world, past: createRollback(world.redis, clock) };
}

async function fromReplica(context: RowContext, env: Env): Promise<Started> {
  const past: Sentinel = await startSentinel(context, 'sentinel');
  return { world: await startWorld(context, { redis: past.redis, ...workerCounts, env }), past };
}

const workerCounts = { workers: 2, threads: 1 };
