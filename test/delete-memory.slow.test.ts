// The memory of Redis after hundreds of sweeps were created and deleted.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createQueues } from '@sweepq/queue';
import { connectWorker, disconnect } from '@sweepq/redis';
import { findRedis } from '@sweepq/stack';
import { createStore } from '@sweepq/store';
import { expect, onTestFinished, test } from 'vitest';
import { remove } from './support/deleting.ts';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const passing = 200;
/** The number of sweeps that are kept. Their number is small, because Redis does not shrink a large hash table. */
const staying = 20;
const runsOfStaying = 100;
const warming = 60;
const atATime = 25;
/** A busy machine trains this number of runs within the time limit of a wait. */
const runsAtATime = 500;

test('the memory of Redis changes by less than 1 % when 200 sweeps are created and deleted', async () => {
  const own = await useOwnRedis();
  const service = await useService({ apart: true, redisUrl: own.url });
  await service.startWorker();
  let seed = 0;
  const kept = await make(staying, runsOfStaying);
  // Fills what grows only once: the cache of scripts, hash tables, and streams with a maximum length.
  await deleteAll(await make(warming));
  await own.forgetOperations(service.prefix);
  await own.trimEvents(service.prefix);
  await own.widen(20_000);
  const before = await own.readSize();
  const made = await make(passing);
  const between = await own.readSize();
  expect(between).toBeGreaterThan(before * 1.1);
  await deleteAll(made);
  // Operations are removed after 7 days, and their events when the stream is full.
  await own.forgetOperations(service.prefix);
  await own.trimEvents(service.prefix);
  const after = await own.readSize();
  const change = after / before - 1;
  process.stderr.write(
    `Redis with ${staying} sweeps: ${before} bytes; with ${passing} more: ${between}; once they were deleted: ${after}, ${(100 * change).toFixed(2)} %.\n`,
  );
  expect(Math.abs(change)).toBeLessThan(0.01);
  await deleteAll(kept);
  expect(await own.listKeys('*swp_*')).toEqual([]);
  expect(await own.listKeys('*:known:*')).toEqual([]);

  async function make(count: number, runs = 1): Promise<string[]> {
    const ids: string[] = [];
    while (ids.length < count) {
      const length = Math.min(atATime, runsAtATime / runs, count - ids.length);
      const more = Array.from({ length }, async () => {
        seed += runs;
        const ofRuns = Array.from({ length: runs }, (_, k) => seed + k);
        const space = { learningRate: 0.005, iterations: [1, 2], seed: ofRuns };
        return (await service.submit({ space })).id;
      });
      ids.push(...(await Promise.all(more)));
      await own.waitForRest(service.prefix);
    }
    return ids;
  }

  async function deleteAll(ids: readonly string[]) {
    for (let k = 0; k < ids.length; k += atATime) {
      const some = ids.slice(k, k + atATime);
      const responses = await Promise.all(some.map((id) => remove(service, id)));
      expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([202]));
    }
    await own.waitForRest(service.prefix);
  }
}, 180_000);

async function useOwnRedis() {
  const homeDir = await mkdtemp(join(tmpdir(), 'sweepq-redis-'));
  const env = { ...process.env, REDIS_URL: '' };
  const server = await findRedis({ env, homeDir, state: 'fresh', report: () => undefined });
  const redis = connectWorker({ url: server.url, name: 'test', onError: () => undefined });
  onTestFinished(async () => {
    await disconnect(redis);
    await server.stop();
    await rm(homeDir, { recursive: true, force: true });
  });
  // Statistics of Redis grow with the time and with the load of the machine.
  await redis.config('SET', 'slowlog-max-len', 0);
  await redis.config('SET', 'latency-tracking', 'no').catch(() => 'older than 7.0');
  /** Returns the bytes that Redis uses, without the buffers of clients and of the append-only file: they change all the time. */
  const readStored = async () => {
    // In one transaction, so that both answers are of the same moment. INFO has the memory of clients, too, but up to 1 s old.
    const [memory, clients] = (await redis.multi().info('memory').client('LIST').exec()) ?? [];
    const sumOf = (text: unknown, pattern: RegExp) =>
      [...String(text).matchAll(pattern)].reduce((sum, [, bytes]) => sum + Number(bytes), 0);
    const buffers = sumOf(clients?.[1], / tot-mem=(\d+)/g);
    expect(buffers).toBeGreaterThan(0);
    const ofFile = sumOf(memory?.[1], /^mem_aof_buffer:(\d+)/gm);
    return sumOf(memory?.[1], /^used_memory:(\d+)/gm) - buffers - ofFile;
  };
  return {
    url: server.url,
    /** Waits until the queues have no more work. */
    async waitForRest(prefix: string) {
      const queues = createQueues({ connection: redis, prefix, onError: () => undefined });
      const all = [queues.sweeps, queues.runs, queues.upkeep];
      await waitUntil('the queues have no more work', async () => {
        const states = ['wait', 'active', 'prioritized', 'waiting-children'] as const;
        const counts = await Promise.all(all.map((queue) => queue.getJobCountByTypes(...states)));
        // A job that continues a deletion may be on its way from one state to another.
        const deleting = await redis.scard(`${prefix}:store:deleted`);
        return counts.every((count) => count === 0) && deleting === 0;
      });
      await queues.close();
    },
    /** Removes all operations that have ended. */
    forgetOperations: (prefix: string) =>
      createStore(redis, prefix).forgetOperations({
        before: new Date(Date.now() + 1_000),
        most: 0,
      }),
    /** Removes all events of the streams of all sweeps and of the queues. Later events would remove them, too, but in pieces of about 100. */
    trimEvents: (prefix: string) =>
      Promise.all(
        ['store', 'sweeps', 'runs', 'upkeep'].map((part) =>
          redis.xtrim(`${prefix}:${part}:events`, 'MAXLEN', 0),
        ),
      ),
    /** Grows the hash table of Redis. It shrinks only when 90 % of its slots are empty. */
    async widen(keys: number) {
      const names = Array.from({ length: keys }, (_, k) => `filler-${k}`);
      await redis.mset(Object.fromEntries(names.map((name) => [name, ''])));
      await redis.unlink(...names);
    },
    listKeys: (pattern: string) => redis.keys(pattern),
    /** Waits until the memory is stable, because Redis frees memory in the background. Returns the bytes. */
    async readSize(): Promise<number> {
      let last = 0;
      return waitUntil(
        'the memory of Redis does not change any more',
        async () => {
          const before = last;
          last = await readStored();
          return Math.abs(last - before) < 0.0005 * last && last;
        },
        { everyMs: 1_000 },
      );
    },
  };
}
