import { setTimeout as delay } from 'node:timers/promises';
import { defaultPrefix } from '@sweepq/contract';
import { waitUntil } from '../../support/wait.ts';
import type { Row, RowContext } from '../row.ts';
import { listSweepIds } from '../world/listing.ts';
import { startLoad } from '../world/load.ts';
import { smallSweep } from '../world/requests.ts';
import { verify } from '../world/verify.ts';
import { startWorld, type World } from '../world/world.ts';

type Appendfsync = 'always' | 'everysec';

/** With `everysec`, Redis may lose writes that it acknowledged in this time before a kill. With `always` it loses none. */
const mayLoseMs = 2_000;
/** The answer 202 to a write before the kill may arrive this much later. */
const onItsWayMs = 100;

/** Redis is killed and restarted repeatedly under load. Afterwards it must have all acknowledged sweeps and trials. */
export const row: Row = {
  number: 8,
  fault: 'Redis killed and restarted under load, with always and everysec',
  quick: true,
  async run(context) {
    const [always, everysec] = await Promise.all([
      killRedis(context, 'always'),
      killRedis(context, 'everysec'),
    ]);
    return {
      injected: always.kills + everysec.kills,
      recoveredMs: Math.max(always.recoveredMs, everysec.recoveredMs),
      lost: always.lost + everysec.lost,
      duplicated: always.duplicated + everysec.duplicated,
      hashesEqual: always.hashesEqual && everysec.hashesEqual,
      measured: {
        acceptedAlways: always.accepted,
        acceptedEverysec: everysec.accepted,
        sweepsLostAlways: always.goneSweeps,
        trialsLostAlways: always.goneTrials,
        sweepsLostOfLast2sEverysec: everysec.goneSweeps,
        trialsLostOfLast2sEverysec: everysec.goneTrials,
      },
    };
  },
};

async function killRedis(context: RowContext, appendfsync: Appendfsync) {
  const world = await startWorld(context, { name: appendfsync, workers: 2, appendfsync });
  const load = startLoad(world, { requests: [smallSweep] });
  context.defer(() => load.stop().catch(() => undefined));
  const kills = context.pick({ full: 20, quick: 1 });
  let [recoveredMs, goneTrials] = [0, 0];
  const gone = new Set<string>();
  for (let k = 0; k < kills; k++) {
    await delay(context.random.between(200, 1_200));
    const killedAt = performance.now();
    await world.redis.kill();
    await delay(context.random.between(0, 500));
    await world.redis.start();

    const startedAt = performance.now();
    const known = load.seenBy(startedAt);
    const promised = appendfsync === 'always' ? known : load.seenBy(killedAt - mayLoseMs);
    const kept = await readEnded(world, [...load.accepted.keys()]);
    for (const { id, acceptedAt } of load.accepted.values()) {
      if (acceptedAt > startedAt || gone.has(id)) continue;
      const ended = kept.get(id);
      const what = `${id}, accepted ${Math.round(killedAt - acceptedAt)} ms before kill ${k + 1} with ${appendfsync}`;
      if (ended === undefined) gone.add(id);
      const isRecent = acceptedAt >= killedAt - mayLoseMs && acceptedAt <= killedAt + onItsWayMs;
      const mayBeLost = appendfsync === 'everysec' && isRecent;
      context.expect(ended !== undefined || mayBeLost, `Expected ${what} to be kept, got nothing.`);
      const least = promised.get(id) ?? 0;
      goneTrials += Math.max(0, (known.get(id) ?? 0) - (ended ?? 0));
      context.expect(
        ended === undefined || ended >= least,
        `Expected ${least} ended trials of ${what} to be kept, got ${ended}.`,
      );
    }

    const before = { accepted: load.accepted.size, ended: load.ended };
    await waitUntil(
      `sweeps are accepted and trained after kill ${k + 1}`,
      async () => load.accepted.size > before.accepted && load.ended > before.ended,
    );
    recoveredMs = Math.max(recoveredMs, performance.now() - startedAt);
  }
  await load.stop();
  const sweeps = [...load.accepted.values()].filter(({ id }) => !gone.has(id));
  for (const { id } of sweeps) await world.waitForSweep(id);
  const listed = (await listSweepIds(world)).length;
  context.expect(
    listed === sweeps.length,
    `Expected the ${sweeps.length} accepted sweeps and no others with ${appendfsync}, got ${listed}.`,
  );
  const verdict = await verify(context, world, sweeps);
  const counts = { kills, accepted: load.accepted.size, goneSweeps: gone.size, goneTrials };
  return { ...counts, recoveredMs, ...verdict };
}

/** The number of ended trials in Redis, by sweep. A sweep without a job and without a record is left out. */
async function readEnded({ redis }: World, ids: readonly string[]): Promise<Map<string, number>> {
  const ended = new Map<string, number>();
  await Promise.all(
    ids.map(async (id) => {
      const fields = await redis.client.hmget(
        `${defaultPrefix}:store:sweep:${id}`,
        ...['completed', 'failed', 'diverged', 'cancelled'],
      );
      // A sweep is accepted when its job is in Redis. The planner may write its record later.
      const isKept =
        fields[0] !== null || (await redis.client.exists(`${defaultPrefix}:sweeps:${id}`)) === 1;
      if (isKept)
        ended.set(
          id,
          fields.map(Number).reduce((a, b) => a + b, 0),
        );
    }),
  );
  return ended;
}
