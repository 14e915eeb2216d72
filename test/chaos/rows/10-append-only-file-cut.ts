import { cp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../../support/wait.ts';
import type { Row, RowContext } from '../row.ts';
import { findHalfSweeps } from '../world/half-sweeps.ts';
import { listSweepIds } from '../world/listing.ts';
import { startLoad } from '../world/load.ts';
import { startRedisProcess } from '../world/redis-process.ts';
import { smallSweep } from '../world/small-sweep.ts';
import { verify } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

const mostCutBytes = 4_096;
/** Each takes some kilobytes. */
const leastSweeps = 5;
/** Of the copies: on each of these a service is started, and finishes what is left. */
const goneOnEvery = 10;

/**
 * The append-only file lacks its end, as after a crash of the machine: copies of it are taken at any moment and cut, and a Redis
 * is started on each.
 */
export const row: Row = {
  number: 10,
  fault: 'append-only file cut at its end',
  quick: false,
  async run(context) {
    const world = await startWorld(context, {
      name: 'source',
      redisArgs: ['--auto-aof-rewrite-percentage', '0'],
    });
    const load = startLoad(world, { requests: [smallSweep], open: 2 });
    context.defer(() => load.stop().catch(() => undefined));
    const copies = context.pick({ full: 50, quick: 6 });
    const kept: string[] = [];
    let [halves, sweeps, cutBytes] = [0, 0, 0];
    const isUnderLoad = async () => load.accepted.size >= leastSweeps;
    await waitUntil('there is more than can be cut off', isUnderLoad, { timeoutMs: 60_000 });
    for (let k = 0; k < copies; k++) {
      // Every other copy is taken as a sweep is accepted: by chance few would be.
      const before = load.accepted.size;
      const comes = async () => load.accepted.size > before;
      if (k % 2 === 0) await waitUntil('a sweep is accepted', comes, { everyMs: 1 });
      else await delay(context.random.between(20, 200));
      const name = `copy-${k}`;
      const atSource = await world.redis.client.zrange('sweepq:store:sweeps', '0', '-1');
      const dir = join(context.dir, name, 'redis');
      await cp(world.redis.dir, dir, { recursive: true });
      const bytes = context.random.between(1, mostCutBytes);
      await cutLast(dir, bytes);
      cutBytes += bytes;

      const redis = await startRedisProcess({ program: context.redisProgram, dir });
      context.defer(redis.stop);
      const found = await findHalfSweeps(redis.client);
      const inCopy = await redis.client.zrange('sweepq:store:sweeps', '0', '-1');
      expectTailOnly(context, name, { atSource, inCopy });
      sweeps += inCopy.length;
      await redis.stop();
      for (const half of found) context.note(`copy ${k}, cut by ${bytes} bytes: ${half}`);
      halves += found.length;
      if (k % goneOnEvery === goneOnEvery - 1) kept.push(name);
      else await rm(join(context.dir, name), { recursive: true });
    }
    await load.stop();
    context.expect(halves === 0, `Expected no half of a sweep, got ${halves}.`);

    const verdicts = await Promise.all(kept.map((name) => finish(context, name)));
    const { ended } = load;
    for (const id of load.accepted.keys()) await world.waitForSweep(id);
    verdicts.push(await verify(context, world, [...load.accepted.values()].slice(-5)));
    const sum = (field: 'lost' | 'duplicated') => verdicts.reduce((a, each) => a + each[field], 0);
    return {
      injected: copies,
      ...{ lost: sum('lost'), duplicated: sum('duplicated') },
      hashesEqual: verdicts.every(({ hashesEqual }) => hashesEqual),
      measured: {
        halves,
        sweepsLookedAt: sweeps,
        cutBytes,
        endedTrials: ended,
        goneOn: kept.length,
      },
    };
  },
};

/** What a copy lacks of what there was before it was taken came last: ids are in the order of time. */
function expectTailOnly(
  context: RowContext,
  name: string,
  { atSource, inCopy }: { atSource: readonly string[]; inCopy: readonly string[] },
): void {
  context.expect(inCopy.length > 0, `Expected sweeps in ${name}, got none.`);
  const there = new Set(inCopy);
  const kept = atSource.filter((id) => there.has(id)).toSorted();
  const missing = atSource.filter((id) => !there.has(id)).toSorted();
  const [firstMissing, lastKept] = [missing[0], kept.at(-1)];
  const isTail = firstMissing === undefined || (lastKept !== undefined && lastKept < firstMissing);
  context.expect(
    isTail,
    `Expected ${name} to lack the latest only, got ${firstMissing} missing and ${lastKept} kept.`,
  );
  // A sweep takes more than half a kilobyte of the file, so there are at most so many in what was cut off.
  context.expect(
    missing.length <= mostCutBytes / 512,
    `Expected ${name} to lack few, got ${missing.length}.`,
  );
}

/** What is left in a copy is finished by a service of its own. */
async function finish(context: RowContext, name: string) {
  const world = await startWorld(context, { name });
  const ids = await listSweepIds(world);
  for (const id of ids) await world.waitForSweep(id);
  const halves = await findHalfSweeps(world.redis.client);
  context.expect(halves.length === 0, `Expected no half of a sweep in ${name}, got ${halves[0]}.`);
  const latest = [...ids].sort().slice(-5);
  return verify(
    context,
    world,
    latest.map((id) => ({ id, request: smallSweep })),
  );
}

/** Of the file that Redis appends to: since version 7 the last of several. */
async function cutLast(dir: string, bytes: number): Promise<void> {
  const files = (await readdir(dir, { recursive: true })).filter((file) => file.endsWith('.aof'));
  const last = files.sort().at(-1);
  if (last === undefined) throw new Error(`Expected an append-only file in ${dir}, got none.`);
  const { size } = await stat(join(dir, last));
  if (size <= bytes) throw new Error(`Expected more than ${bytes} bytes in ${last}, got ${size}.`);
  await truncate(join(dir, last), size - bytes);
}
