import { setTimeout as delay } from 'node:timers/promises';
import { defaultPrefix } from '@sweepq/contract';
import { createQueues } from '@sweepq/queue';
import { waitUntil } from '../../support/wait.ts';
import type { Row, RowContext } from '../row.ts';
import { findInconsistencies } from '../world/inconsistencies.ts';
import { listSweepIds } from '../world/listing.ts';
import { submitUntilAccepted } from '../world/load.ts';
import { readPlanned } from '../world/planned.ts';
import { smallSweep } from '../world/requests.ts';
import { type Answer, post } from '../world/submitting.ts';
import { verify } from '../world/verify.ts';
import { type SentSweep, startWorld, type World } from '../world/world.ts';

const requestOf = (runs: number): SentSweep => ({
  space: { learningRate: 0.001, iterations: 10, seed: { min: 0, max: runs - 1, step: 1 } },
});
const wholeWithinMs = 10_000;
/** The lock of a killed planner must expire first. */
const wholeWithinMsOfPlanner = 30_000;

/** The api is killed while a large sweep is submitted or planned. In a second service, the worker that plans is killed, too. */
export const row: Row = {
  number: 17,
  fault: 'api killed while a sweep of 10 000 trials is submitted and planned',
  quick: true,
  async run(context) {
    const [alone, together] = await Promise.all([
      killWhilePlanning(context, { kills: context.pick({ full: 30, quick: 2 }), planner: false }),
      killWhilePlanning(context, { kills: context.pick({ full: 5, quick: 0 }), planner: true }),
    ]);
    return {
      injected: alone.kills + together.kills,
      recoveredMs: Math.max(alone.slowestMs, together.slowestMs),
      lost: alone.lost + together.lost,
      duplicated: alone.duplicated + together.duplicated,
      hashesEqual: alone.hashesEqual && together.hashesEqual,
      measured: {
        whole: alone.whole + together.whole,
        absent: alone.absent + together.absent,
        partial: alone.partial + together.partial,
        plannersKilledHalfway: together.halfPlanned,
        wholeAfterMs: Math.round(alone.slowestMs),
        wholeAfterMsOfPlanner: Math.round(together.slowestMs),
      },
    };
  },
};

type Planning = { world: World; runs: number };

async function killWhilePlanning(
  context: RowContext,
  { kills, planner }: { kills: number; planner: boolean },
) {
  const tally = { kills, whole: 0, absent: 0, partial: 0, halfPlanned: 0, slowestMs: 0 };
  if (kills === 0) return { ...tally, lost: 0, duplicated: 0, hashesEqual: true };
  const world = await startWorld(context, { name: planner ? 'planner' : 'api' });
  const runs = context.pick({ full: 10_000, quick: 2_000 });
  const planning = { world, runs };
  // Without training, the plan does not change while it is checked.
  const queues = createQueues({
    connection: world.redis.client,
    prefix: defaultPrefix,
    onError: () => undefined,
  });
  await queues.runs.pause();
  const usual = await measure(planning);
  for (let k = 0; k < kills; k++) {
    const key = `key ${k}`;
    // Half of the kills happen during the submit, and half during the planning.
    const span = k % 2 === 0 && !planner ? 1.5 * usual.acceptedMs : usual.plannedMs;
    const sending = post(world, requestOf(runs), { 'idempotency-key': key });
    if (planner) await sending;
    await delay(context.random.next() * span);
    const killedAt = performance.now();
    const victims = [world.api, ...(planner ? world.workers : [])];
    for (const victim of victims) victim.kill('SIGKILL');
    const answer = await sending;
    await Promise.all(victims.map(({ exited }) => exited));
    if (planner && (await readHalf(planning, answer))) tally.halfPlanned += 1;
    const [outcome] = await Promise.all([
      settle(planning, {
        since: killedAt,
        withinMs: planner ? wholeWithinMsOfPlanner : wholeWithinMs,
      }),
      world.startApi(),
      planner && world.startWorker(),
    ]);
    tally[outcome.state] += 1;
    if (outcome.state !== 'absent') tally.slowestMs = Math.max(tally.slowestMs, outcome.afterMs);
    // Redis is checked before the retry of the submit, because the retry would plan an absent sweep.
    const halves = await findInconsistencies(world.redis.client);
    context.expect(halves.length === 0, `Expected no inconsistent sweep, got ${halves[0]}.`);
    await expectAccepted(context, planning, { answer, key, outcome, kill: k + 1 });
    await clear(world);
  }
  context.expect(tally.partial === 0, `Expected no partial sweep, got ${tally.partial}.`);
  if (planner) {
    // If the first worker had planned most sweeps completely, the second one would have nothing to plan.
    context.expect(
      tally.halfPlanned > kills / 2,
      `Expected most planners to be killed during the planning, got ${tally.halfPlanned} of ${kills}.`,
    );
  }
  await queues.runs.resume();
  const id = await world.submit(smallSweep);
  await world.waitForSweep(id);
  return { ...tally, ...(await verify(context, world, [{ id, request: smallSweep }])) };
}

/** Whether a planner left a sweep of which some runs are planned and some are not. */
async function readHalf({ world, runs }: Planning, { body }: Answer): Promise<boolean> {
  const planned = await readPlanned(world, body.id ?? '', runs);
  return planned.state === 'partial' && planned.runs > 0;
}

/** The duration of a submit and of planning without faults. */
async function measure({ world, runs }: Planning) {
  const startedAt = performance.now();
  const { tookMs, body } = await post(world, requestOf(runs));
  const isWhole = async () => (await readPlanned(world, body.id ?? '', runs)).state === 'whole';
  await waitUntil('the sweep is planned', isWhole);
  const plannedMs = performance.now() - startedAt;
  await clear(world);
  return { acceptedMs: tookMs, plannedMs };
}

type Outcome = { state: 'whole' | 'absent' | 'partial'; id?: string; afterMs: number };

/** Waits until the submitted sweep is planned completely, is absent, or `withinMs` is over. Returns its state. */
async function settle(
  { world, runs }: Planning,
  { since, withinMs }: { since: number; withinMs: number },
): Promise<Outcome> {
  const { client } = world.redis;
  for (;;) {
    const afterMs = performance.now() - since;
    const jobs = await client.keys(`${defaultPrefix}:sweeps:swp_??????????????????????????`);
    const id = jobs[0]?.split(':').at(-1);
    const records = await client.zcard(`${defaultPrefix}:store:sweeps`);
    if (id === undefined) {
      if (records > 0) return { state: 'partial', afterMs };
      // No request is in progress any more.
      if (afterMs > 500) return { state: 'absent', afterMs };
    } else {
      const { state } = await readPlanned(world, id, runs);
      if (state === 'whole' || afterMs > withinMs) return { state, id, afterMs };
    }
    await delay(20);
  }
}

/** An accepted sweep must exist. A retry with its key must get the same sweep, or create it if it was absent. */
async function expectAccepted(
  context: RowContext,
  { world, runs }: Planning,
  { answer, key, outcome, kill }: { answer: Answer; key: string; outcome: Outcome; kill: number },
): Promise<void> {
  const { state, id } = outcome;
  if (answer.status === 202) {
    context.expect(
      state === 'whole' && answer.body.id === id,
      `Expected ${answer.body.id}, accepted before kill ${kill}, to be planned completely, got ${state}.`,
    );
  }
  const again = await submitUntilAccepted(world, requestOf(runs), key);
  context.expect(
    id === undefined || again.id === id,
    `Expected ${key} to give ${id}, got ${again.id}.`,
  );
  const ids = await listSweepIds(world);
  context.expect(ids.length === 1, `Expected one sweep for ${key}, got ${ids.length}.`);
}

/** Deletes all sweeps, and waits until Redis has no data of them. */
async function clear(world: World): Promise<void> {
  for (const id of await listSweepIds(world)) {
    await fetch(new URL(`/v1/sweeps/${id}/cancel`, world.api.url), { method: 'POST' });
    await fetch(new URL(`/v1/sweeps/${id}`, world.api.url), { method: 'DELETE' });
  }
  const { client } = world.redis;
  const [listed, deleted] = [`${defaultPrefix}:store:sweeps`, `${defaultPrefix}:store:deleted`];
  const isGone = async () =>
    (await client.zcard(listed)) === 0 && (await client.scard(deleted)) === 0;
  await waitUntil('all sweeps are deleted', isGone, { everyMs: 50 });
  const left = await client.keys(`${defaultPrefix}:*:swp_*`);
  if (left.length > 0) throw new Error(`Expected no key of a deleted sweep, got ${left[0]}.`);
}
