import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { TrialOutcome } from '@sweepq/contract';
import { createQueues } from '@sweepq/queue';
import { createStore } from '@sweepq/store';
import { useRedis } from '@sweepq/testing/redis.ts';
import { useJobs } from '@sweepq/testing/taken-jobs.ts';
import { Worker } from 'bullmq';
import { expect, onTestFinished, test } from 'vitest';
import { connectWorker, disconnect } from './connect.ts';
import { commandsOf, guardScript } from './guard-script.ts';

const folder = join(dirname(createRequire(import.meta.url).resolve('bullmq')), 'scripts');
const bullmq = readdirSync(folder)
  .filter((name) => /-\d+\.js$/.test(name))
  .map((name) => ({ name, lua: readFileSync(join(folder, name), 'utf8') }));

const called = /\br?call\(\s*["']([A-Za-z]+)["']/g;

test('checks the rights for every command in the scripts of BullMQ', () => {
  expect(bullmq.length).toBeGreaterThan(40);
  // sweepq does not use the scripts `relay…`, which forward events to brokers.
  for (const { name, lua } of bullmq.filter((each) => !each.name.startsWith('relay'))) {
    const sent = new Set(
      [...lua.matchAll(called)].map(([, command = '']) => command.toUpperCase()),
    );
    const known = commandsOf(lua).map((command) => command.split('|')[0]);
    expect(known, name).toEqual(expect.arrayContaining([...sent]));
  }
});

test('checks the rights for every command in the scripts of the store', () => {
  const store = resolve(import.meta.dirname, '../../store/lua');
  const names = readdirSync(store, { recursive: true, encoding: 'utf8' });
  const scripts = names.filter((name) => name.endsWith('.lua'));
  expect(scripts.length).toBeGreaterThan(40);
  for (const name of scripts) {
    const lua = readFileSync(join(store, name), 'utf8');
    const sent = [...lua.matchAll(called)].map(([, command = '']) => command.toUpperCase());
    const known = commandsOf(lua).map((command) => command.split('|')[0]);
    expect(known, name).toEqual(expect.arrayContaining([...new Set(sent)]));
  }
});

test('does not change a script that only reads; a script that writes checks the rights in its first line', () => {
  const reading = "return redis.call('GET', KEYS[1])";
  expect(guardScript(reading)).toBe(reading);
  const writing = "\nredis.call('SET', KEYS[1], 'x')\n";
  const guarded = guardScript(writing);
  expect(guarded).toContain("may('SET', k, 'x')");
  expect(guarded.split('\n').slice(1)).toEqual(writing.split('\n').slice(1));
});

/** Reads all data under a prefix, to compare. */
async function readAll(redis: ReturnType<typeof useRedis>['redis'], prefix: string) {
  const keys = (await redis.keys(`${prefix}:*`)).sort();
  const dumps = await Promise.all(keys.map((key) => redis.dumpBuffer(key)));
  return keys.map((key, k) => [key, dumps[k]?.toString('hex')]);
}

test.each(['hset', 'xadd', 'zadd', 'setrange', 'hincrby', 'zrem', 'srem', 'hdel', 'lrem', 'del'])(
  'without the right to %s no script stops in the middle, and work continues when the right is granted',
  async (command) => {
    const { redis, prefix, spec, store: whole, run, addRun, takeRun, now } = await useJobs();
    const name = `test-${randomUUID().slice(0, 8)}`;
    const set = (rule: string) => redis.call('ACL', 'SETUSER', name, rule);
    await redis.call('ACL', 'SETUSER', name, 'on', '>secret', '~*', '&*', '+@all');
    onTestFinished(async () => void (await redis.call('ACL', 'DELUSER', name)));
    const { url: direct } = useRedis();
    const url = Object.assign(new URL(direct), { username: name, password: 'secret' }).href;
    const connection = connectWorker({ url, name, onError: () => undefined });
    onTestFinished(() => disconnect(connection));
    const store = createStore(connection, prefix);
    const queues = createQueues({ connection, prefix, onError: () => undefined });
    onTestFinished(() => queues.close());
    const worker = new Worker('runs', null, { connection, prefix, autorun: false });
    onTestFinished(() => worker.close());
    await addRun();
    await worker.waitUntilReady();

    /** Expects that `work` without the right either succeeds or changes no data, and that it succeeds with the right. */
    const tryWithout = async (work: () => Promise<unknown>) => {
      await set(`-${command}`);
      const before = await readAll(redis, prefix);
      const failed = await work().then(
        () => false,
        ({ message }: Error) => /NOPERM/.test(message),
      );
      await set(`+${command}`);
      if (!failed) return;
      expect(await readAll(redis, prefix)).toEqual(before);
      await work();
    };
    await tryWithout(() => queues.runs.add('another', {} as never, { jobId: 'another' }));
    let job: Awaited<ReturnType<typeof takeRun>>['job'] | undefined;
    await tryWithout(async () => {
      job = (await worker.getNextJob('token')) as typeof job;
    });
    await tryWithout(() => store.startRun(run, { startedAt: now }));
    const outcome: TrialOutcome = {
      status: 'failed',
      ...{ metrics: null, bias: null, modelSha256: null, engine: null },
      failure: { code: 'x', message: 'x' },
      ...{ source: null, stoppedAt: null, times: null, startedAt: now, finishedAt: now },
    };
    await tryWithout(() =>
      store.commitRun({
        ...{ sweepId: spec.id, run: 0, objective: spec.objective },
        outcomes: [{ trial: 0, outcome }],
        end: { status: 'failed', failure: outcome.failure, finishedAt: now },
      }),
    );
    await tryWithout(async () => job?.moveToCompleted({} as never, 'token', false));
    await tryWithout(() =>
      store.finishSweep(spec.id, { status: 'failed', finishedAt: now, generation: 0 }),
    );
    expect(await whole.readSweep(spec.id)).toMatchObject({
      status: 'failed',
      counts: { total: 1, queued: 0, running: 0, failed: 1 },
    });
    expect(await queues.runs.getJobState(job?.id ?? '')).toBe('completed');
  },
);
