import { cp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../../support/wait.ts';
import type { Row, RowContext } from '../row.ts';
import { findInconsistencies } from '../world/inconsistencies.ts';
import { listSweepIds } from '../world/listing.ts';
import { startLoad } from '../world/load.ts';
import { startRedisProcess } from '../world/redis-process.ts';
import { smallSweep } from '../world/requests.ts';
import { verify } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

const mostCutBytes = 4_096;
/** A sweep takes some kilobytes of the file, so a cut removes only some of these. */
const leastSweeps = 5;
/** A service is started on every tenth copy. It must complete the sweeps of the copy. */
const goneOnEvery = 10;

/**
 * The end of the append-only file is missing, as after a crash of the machine. The row copies the file at random times, cuts off the
 * end of each copy, and starts a Redis with it.
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
    await waitUntil('the file is longer than a cut', isUnderLoad, { timeoutMs: 60_000 });
    for (let k = 0; k < copies; k++) {
      // Every second copy is taken when a sweep is accepted. At random times, few copies would contain a new sweep.
      const before = load.accepted.size;
      const isAccepted = async () => load.accepted.size > before;
      if (k % 2 === 0) await waitUntil('a sweep is accepted', isAccepted, { everyMs: 1 });
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
      const found = await findInconsistencies(redis.client);
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
    context.expect(halves === 0, `Expected no inconsistent sweep, got ${halves}.`);

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

/** A copy must lack only the latest sweeps of the source. The ids of sweeps are ordered by time. */
function expectTailOnly(
  context: RowContext,
  name: string,
  { atSource, inCopy }: { atSource: readonly string[]; inCopy: readonly string[] },
): void {
  context.expect(inCopy.length > 0, `Expected sweeps in ${name}, got none.`);
  const present = new Set(inCopy);
  const kept = atSource.filter((id) => present.has(id)).toSorted();
  const missing = atSource.filter((id) => !present.has(id)).toSorted();
  const [firstMissing, lastKept] = [missing[0], kept.at(-1)];
  const isTail = firstMissing === undefined || (lastKept !== undefined && lastKept < firstMissing);
  context.expect(
    isTail,
    `Expected ${name} to lack only the latest sweeps, got ${firstMissing} missing and ${lastKept} kept.`,
  );
  // A sweep takes more than 512 bytes of the file, which limits the number of sweeps in the removed part.
  context.expect(
    missing.length <= mostCutBytes / 512,
    `Expected ${name} to lack few sweeps, got ${missing.length}.`,
  );
}

/** Starts a service on a copy, and waits until it has completed all sweeps of the copy. */
async function finish(context: RowContext, name: string) {
  const world = await startWorld(context, { name });
  const ids = await listSweepIds(world);
  for (const id of ids) await world.waitForSweep(id);
  const halves = await findInconsistencies(world.redis.client);
  context.expect(
    halves.length === 0,
    `Expected no inconsistent sweep in ${name}, got ${halves[0]}.`,
  );
  const latest = [...ids].sort().slice(-5);
  return verify(
    context,
    world,
    latest.map((id) => ({ id, request: smallSweep })),
  );
}

/** Cuts the file that Redis appends to. Since version 7 there are several files, and this is the last. */
async function cutLast(dir: string, bytes: number): Promise<void> {
  const files = (await readdir(dir, { recursive: true })).filter((file) => file.endsWith('.aof'));
  const last = files.sort().at(-1);
  if (last === undefined) throw new Error(`Expected an append-only file in ${dir}, got none.`);
  const { size } = await stat(join(dir, last));
  if (size <= bytes) throw new Error(`Expected more than ${bytes} bytes in ${last}, got ${size}.`);
  await truncate(join(dir, last), size - bytes);
}
