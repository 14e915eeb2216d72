// A Redis that answers but cannot be used: api and worker report the reason, and no data is written.
import { rmSync } from 'node:fs';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { findPorts, hasRedisServer, useFolder, useRedisServer } from './support/redis-server.ts';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

type Trouble = {
  title: string;
  cause: (client: Redis, folder: string) => Promise<unknown>;
  end: (client: Redis) => Promise<unknown>;
  code: string;
  detail: string;
};

const set = (client: Redis, name: string, value: string) => client.config('SET', name, value);

const troubles: Trouble[] = [
  {
    title: 'Redis would evict jobs',
    cause: (client) => set(client, 'maxmemory-policy', 'allkeys-lru'),
    end: (client) => set(client, 'maxmemory-policy', 'noeviction'),
    code: 'redis-unsuitable',
    detail:
      'Expected Redis to have maxmemory-policy noeviction, got allkeys-lru: it would drop jobs.',
  },
  {
    title: 'Redis has no memory left',
    cause: (client) => set(client, 'maxmemory', '1'),
    end: (client) => set(client, 'maxmemory', '0'),
    code: 'redis-full',
    detail: 'Redis has no memory left: its maxmemory is used up.',
  },
  {
    title: 'Redis is a replica',
    cause: (client) => client.replicaof('127.0.0.1', 1),
    end: (client) => client.replicaof('NO', 'ONE'),
    code: 'redis-unsuitable',
    detail: 'Redis is a read-only replica, not a master.',
  },
  {
    title: 'Redis has too few replicas',
    cause: (client) => set(client, 'min-replicas-to-write', '1'),
    end: (client) => set(client, 'min-replicas-to-write', '0'),
    code: 'redis-unavailable',
    detail: 'Redis accepts no writes: too few replicas are connected.',
  },
  {
    title: 'Redis cannot write its disk',
    async cause(client, folder) {
      rmSync(folder, { recursive: true });
      await set(client, 'save', '3600 1');
      await client.bgsave();
      await waitUntil('the save has failed', async () =>
        (await client.info('persistence')).includes('rdb_last_bgsave_status:err'),
      );
    },
    end: (client) => set(client, 'save', ''),
    code: 'redis-full',
    detail: 'Redis accepts no writes because it cannot save them: its disk may be full.',
  },
];

async function useOwnService() {
  const [port = 0] = await findPorts(1);
  const folder = useFolder();
  await useRedisServer(['--port', `${port}`, '--dir', folder]);
  const client = new Redis(port, '127.0.0.1');
  onTestFinished(() => client.disconnect());
  const service = await useService({ redisUrl: `redis://127.0.0.1:${port}` });
  const worker = await service.startWorker({ threads: 1 });
  const isReady = async ({ url }: { url: string }) => (await fetch(`${url}/readyz`)).ok;
  await waitUntil('both are ready', async () => (await isReady(worker)) && isReady(service.api));
  const submit = () =>
    fetch(`${service.api.url}/v1/sweeps`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        dataset: 'synthetic-cats',
        space: { learningRate: 0.005, iterations: 10 },
      }),
    });
  return { client, folder, service, worker, submit, isReady };
}

test.runIf(hasRedisServer)(
  'api and worker report why Redis cannot be used, and the api accepts no sweep until it can',
  async () => {
    const { client, folder, service, worker, submit, isReady } = await useOwnService();
    for (const { title, cause, end, code, detail } of troubles) {
      await cause(client, folder);
      const refused = await submit();
      expect(await refused.json(), title).toMatchObject({
        type: `urn:sweepq:problem:${code}`,
        status: 503,
        detail,
      });
      expect(refused.headers.get('retry-after'), title).toBe('2');
      const [ofApi, ofWorker] = await Promise.all(
        [service.api, worker].map(({ url }) => fetch(`${url}/readyz`)),
      );
      expect(await ofApi?.json(), title).toMatchObject({ status: 503, detail });
      expect(await ofWorker?.json(), title).toEqual({ status: 'unavailable', reason: detail });
      await end(client);
      await waitUntil(`the api is ready after: ${title}`, () => isReady(service.api));
      await waitUntil(`the worker is ready after: ${title}`, () => isReady(worker));
    }
    const { items } = await service.get<{ items: unknown[] }>('/v1/sweeps');
    expect(items).toEqual([]);
    expect(await client.exists(`${service.prefix}:sweeps:wait`)).toBe(0);
    const { id } = (await (await submit()).json()) as { id: string };
    expect(await service.waitForSweep(id)).toMatchObject({ status: 'completed' });
  },
);

test.runIf(hasRedisServer)(
  'the api reports that Redis is loading its data, until the data is loaded',
  async () => {
    const [port = 0] = await findPorts(1);
    const dir = useFolder();
    const args = ['--port', `${port}`, '--dir', dir, '--enable-debug-command', 'yes'];
    const before = await useRedisServer(args);
    const client = new Redis(port, '127.0.0.1');
    onTestFinished(() => client.disconnect());
    client.on('error', () => undefined);
    await client.call('DEBUG', 'POPULATE', 20_000);
    await client.save();
    const service = await useService({ redisUrl: `redis://127.0.0.1:${port}` });
    const askReady = async () => {
      const { detail } = (await (await fetch(`${service.api.url}/readyz`)).json()) as {
        detail?: string;
      };
      return detail;
    };
    await waitUntil('the api is ready', async () => (await askReady()) === undefined);
    await before.kill();
    const slowLoading = [
      '--key-load-delay',
      '200',
      '--loading-process-events-interval-bytes',
      '1024',
    ];
    // Redis listens while it loads, but logs that it is ready only afterwards.
    const after = useRedisServer([...args, ...slowLoading]);
    await waitUntil(
      'the api reports that Redis is loading',
      async () => (await askReady()) === 'Redis is loading its data.',
    );
    await after;
    await waitUntil('the api is ready again', async () => (await askReady()) === undefined);
  },
);
