import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest';
import { findProgram } from '../process/find-program.ts';
import { readProcessBirth } from '../process/process-birth.ts';
import { type FindRedisOptions, findRedis } from './find-redis.ts';

const server =
  (await findProgram('redis-server', process.env.PATH)) ??
  (await findProgram('valkey-server', process.env.PATH));

let homeDir: string;
/** An empty folder, the only one on PATH. */
let binDir: string;
let said: string[];

beforeEach(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'sweepq-redis-'));
  homeDir = join(dir, 'home');
  binDir = join(dir, 'bin');
  said = [];
  await mkdir(binDir);
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
});

describe('the order in which the ways to get a Redis are tried', () => {
  test('uses the Redis of REDIS_URL first, and does not stop it', async () => {
    const url = inject('redisUrl');
    const redis = await findRedis(search({ REDIS_URL: url }));
    expect(redis).toMatchObject({ url, source: 'REDIS_URL' });
    await redis.stop();
    expect(await ask(url, (client) => client.ping())).toBe('PONG');
  });

  test('rejects without the password if the Redis of REDIS_URL does not answer', async () => {
    const found = findRedis(search({ REDIS_URL: 'redis://me:secret@127.0.0.1:9' }));
    await expect(found).rejects.toThrow(/redis:\/\/me:\*\*\*@127\.0\.0\.1:9, does not answer/);
  });

  test('rejects an invalid REDIS_URL without the text that may be its password', async () => {
    const found = findRedis(search({ REDIS_URL: 'secret@host' }));
    await expect(found).rejects.toThrow(
      /^Expected REDIS_URL to be a redis:\/\/.* URL, got `:\*\*\*@host`\.$/,
    );
  });

  test.runIf(server)(
    'without REDIS_URL, starts redis-server or valkey-server from PATH',
    async () => {
      await symlink(server ?? '', join(binDir, 'valkey-server'));
      const redis = await useRedis(search());
      expect(redis.source).toBe(join(binDir, 'valkey-server'));
    },
  );

  test.runIf(server)(
    'if PATH has no server program, installs one with the package manager',
    async () => {
      const installed = join(binDir, 'redis-server');
      await writeProgram(
        'apt-get',
        `[ "$1" = update ] && exit 100\nln -s "${server}" "${installed}"`,
      );
      await writeProgram('sudo', 'shift; exec "$@"');
      const redis = await useRedis(search());
      expect(said).toEqual(['No Redis found: installing redis-server with apt-get.']);
      expect(redis.source).toBe(`${installed}, installed with apt-get`);
      expect(await ask(redis.url, (client) => client.ping())).toBe('PONG');
    },
  );

  test('if there is no Redis, rejects with the ways to get one', async () => {
    await expect(findRedis(search())).rejects.toThrow(
      /^Found no Redis: set REDIS_URL .* redis-server or valkey-server on PATH, .* apt-get .* brew .* Docker\.$/,
    );
    expect(said).toEqual([]);
  });

  test('ignores a Docker client without a Docker engine', async () => {
    await writeProgram('docker', 'echo "Cannot connect to the Docker daemon" >&2; exit 1');
    await expect(findRedis(search())).rejects.toThrow(/^Found no Redis/);
  });
});

describe.runIf(server)('a local Redis', () => {
  beforeEach(() => symlink(server ?? '', join(binDir, 'redis-server')));

  test('listens on loopback only, evicts nothing and keeps an append-only file', async () => {
    const redis = await useRedis(search());
    const settings = await ask(redis.url, (client) =>
      client.config('GET', 'bind', 'maxmemory-policy', 'appendonly', 'appendfsync', 'dir'),
    );
    expect(Object.fromEntries(pairs(settings as string[]))).toEqual({
      bind: '127.0.0.1',
      'maxmemory-policy': 'noeviction',
      appendonly: 'yes',
      appendfsync: 'everysec',
      dir: join(homeDir, 'redis'),
    });
  });

  test('the next start has the same data, unless the state `fresh` is requested', async () => {
    const options = search();
    const before = await findRedis(options);
    await ask(before.url, (client) => client.set('kept', 'yes'));
    await before.stop();

    const after = await useRedis(options);
    expect(await ask(after.url, (client) => client.get('kept'))).toBe('yes');
    const fresh = await useRedis({ ...options, state: 'fresh' });
    expect(await ask(fresh.url, (client) => client.dbsize())).toBe(0);
  });

  test('rejects a second Redis in the same folder, and creates no other folder', async () => {
    const { pid } = await useRedis(search());
    await expect(findRedis(search())).rejects.toThrow(
      `The folder ${join(homeDir, 'redis')} is in use by process ${pid}, of another stack: stop that process, or set SWEEPQ_HOME to another folder.`,
    );
    expect(await readdir(homeDir)).toEqual(['redis']);
  });

  test('waits until the folder is no longer in use', async () => {
    const first = await findRedis(search());
    const second = useRedis({ ...search(), folderTimeoutMs: 20_000 });
    await first.stop();
    expect((await second).url).toMatch(/^redis:/);
  });

  test('after a kill, restarts on the same port with the same data', async () => {
    const first = await findRedis(search());
    await ask(first.url, (client) => client.set('kept', 'yes'));
    process.kill(first.pid ?? 0, 'SIGKILL');
    expect(await first.exited).toMatchObject({ signal: 'SIGKILL' });
    const again = await first.startAgain?.();
    onTestFinished(() => again?.stop());
    expect(again?.url).toBe(first.url);
    expect(await ask(first.url, (client) => client.get('kept'))).toBe('yes');
  });

  test('two fresh servers at the same time have two folders and two ports', async () => {
    const fresh = () => useRedis({ ...search(), state: 'fresh' });
    const [one, other] = await Promise.all([fresh(), fresh()]);
    expect(one.url).not.toBe(other.url);
    await ask(one.url, (client) => client.set('of', 'one'));
    expect(await ask(other.url, (client) => client.get('of'))).toBeNull();
  });

  test('has ended after it was stopped', async () => {
    const redis = await findRedis(search());
    await redis.stop();
    expect(await readProcessBirth(redis.pid ?? 0)).toBeUndefined();
  });

  test('ends when its parent is killed', async () => {
    const main = join(import.meta.dirname, '../../fixtures/hold-redis.mjs');
    const env = { PATH: binDir, HOME_DIR: homeDir };
    const parent = spawn(process.execPath, [main], {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const [pid] = (await once(parent, 'message')) as [number];
    expect(await readProcessBirth(pid)).toBeDefined();
    parent.kill('SIGKILL');
    await expect.poll(() => readProcessBirth(pid), { timeout: 15_000 }).toBeUndefined();
  });

  test('if the server does not start, rejects with its log and unlocks the folder', async () => {
    await rm(join(binDir, 'redis-server'));
    await writeProgram('redis-server', 'echo "Bad directive in the configuration"; exit 3');
    await expect(findRedis(search())).rejects.toThrow(/did not start .*\n.*Bad directive/);
    await expect(readFile(join(homeDir, 'redis', 'lock'))).rejects.toThrow(/ENOENT/);
  });
});

const search = (env: Record<string, string> = {}): FindRedisOptions => ({
  env: { PATH: binDir, ...env },
  homeDir,
  report: (line) => said.push(line),
});

async function useRedis(options: FindRedisOptions) {
  const redis = await findRedis(options);
  onTestFinished(() => redis.stop());
  return redis;
}

async function ask<T>(url: string, question: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url);
  try {
    return await question(client);
  } finally {
    client.disconnect();
  }
}

async function writeProgram(name: string, body: string) {
  const path = join(binDir, name);
  await writeFile(path, `#!/bin/sh\nPATH=/usr/bin:/bin\n${body}\n`);
  await chmod(path, 0o755);
}

function* pairs(list: readonly string[]): Generator<[string, string]> {
  for (let i = 0; i + 1 < list.length; i += 2) yield [list[i] ?? '', list[i + 1] ?? ''];
}
