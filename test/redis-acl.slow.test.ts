// The Redis user in `deploy/redis/users.acl` has exactly the permissions that the service needs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectWorker, disconnect } from '@sweepq/redis';
import { expect, onTestFinished, test } from 'vitest';
import { openEvents } from './support/events.ts';
import { useReceiver } from './support/receiver.ts';
import { findPorts, hasRedisServer, useFolder, useRedisServer } from './support/redis-server.ts';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

/** Redis 7 refuses DEBUG for all users, before it checks permissions. */
const denied = /^NOPERM|^ERR DEBUG command not allowed/;

const usersPath = fileURLToPath(new URL('../deploy/redis/users.acl', import.meta.url));

/** Starts a Redis with the users of the file, and with another user that can read the log of denied commands. */
async function useUsers() {
  const [port = 0] = await findPorts(1);
  const path = join(useFolder(), 'users.acl');
  writeFileSync(path, `${readFileSync(usersPath, 'utf8')}user test on >test ~* &* +@all\n`);
  const args = [
    '--port',
    String(port),
    '--aclfile',
    path,
    '--appendonly',
    'yes',
    '--dir',
    useFolder(),
  ];
  const server = await useRedisServer(args);
  const restart = async () => {
    await server.kill();
    await useRedisServer(args);
  };
  const urlOf = (user: string) => `redis://${user}@127.0.0.1:${port}`;
  const connect = (user: string) => {
    const redis = connectWorker({ url: urlOf(user), name: 'test', onError: () => undefined });
    onTestFinished(() => disconnect(redis));
    return redis;
  };
  return { redisUrl: urlOf('sweepq:change-me'), admin: connect('test:test'), connect, restart };
}

test.runIf(hasRedisServer)(
  'the user of `users.acl` may run every command that a service needs, and no other',
  async () => {
    const { redisUrl, admin, connect } = await useUsers();
    const receiver = await useReceiver();
    const env = { LOG_LEVEL: 'fatal', ...receiver.env };
    const service = await useService({ redisUrl, prefix: 'sweepq', env });
    await service.startWorker({ threads: 1 });
    const send = (path: string, method = 'GET', body?: object) =>
      fetch(new URL(path, service.api.url), {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
    const expectOk = async (path: string, method?: string, body?: object) => {
      const response = await send(path, method, body);
      expect(response.status, await response.text()).toBeLessThan(300);
    };
    const space = { learningRate: 0.001, iterations: 10 };
    const webhooks = [{ url: receiver.url, events: ['sweep.ended' as const] }];
    const { id: short } = await service.submit({ space, webhooks });
    await service.waitForSweep(short);
    await waitUntil('the receiver has a message', async () => receiver.received.length > 0);
    // Bull Board shows a sweep as a tree. It reads the ended runs of the sweep with a different command.
    const flow = await send(`/admin/queues/api/queues/sweeps/${short}/flow`);
    expect(await flow.json()).toMatchObject({
      isFlowNode: true,
      flowRoot: {
        id: short,
        children: expect.arrayContaining([expect.objectContaining({ queueName: 'runs' })]),
      },
    });
    await expectOk(`/v1/sweeps/${short}/extend`, 'POST', {
      space: { ...space, learningRate: 0.002 },
    });

    const seed = Array.from({ length: 40 }, (_, k) => k);
    const stop = { maxSeconds: 3_000 };
    const { id: long } = await service.submit({
      // The runs are long enough to send progress events.
      space: { ...space, iterations: 400_000, seed },
      stop,
    });
    const of = `/v1/sweeps/${long}`;
    const { events } = await openEvents(new URL(`${of}/events`, service.api.url).href);
    await waitUntil('a trial runs', async () => (await service.readSweep(long)).counts.running);
    await expectOk(`${of}/pause`, 'POST', {});
    await expectOk(`${of}/resume`, 'POST', {});
    await expectOk(of, 'PATCH', { tags: ['a'], priority: 'high' });
    await waitUntil('a trial runs again', async () =>
      events.some(({ data }) => Number(data.iteration) > 0),
    );
    await expectOk(`${of}/cancel`, 'POST', {});
    for (const path of [
      '/readyz',
      '/metrics',
      '/admin/queues/api/queues',
      '/v1/sweeps',
      `${of}/trials`,
      '/v1/usage',
      '/v1/workers',
      '/v1/info',
    ]) {
      await expectOk(path);
    }
    for (const id of [short, long]) {
      await service.waitForSweep(id);
      await expectOk(`/v1/sweeps/${id}`, 'DELETE');
    }
    await waitUntil(
      'nothing of the sweep is left',
      async () => (await admin.keys(`*${short}*`)).length === 0,
    );
    expect(await admin.call('ACL', 'LOG')).toEqual([]);

    const user = connect('sweepq:change-me');
    for (const command of [
      'FLUSHALL',
      'FLUSHDB',
      'CONFIG GET maxmemory',
      'KEYS *',
      'DEBUG SLEEP 0',
      'SHUTDOWN NOSAVE',
      'ACL LIST',
      'MONITOR',
      'REPLICAOF NO ONE',
      'GET other:key',
      'SET sweepqs x',
      'SUBSCRIBE other:channel',
      'PUBLISH other:channel x',
    ]) {
      const [name = '', ...args] = command.split(' ');
      await expect(user.call(name, ...args), command).rejects.toThrow(denied);
    }
  },
);

test.runIf(hasRedisServer)(
  'with the users of `users.acl`, a restarted Redis keeps its data',
  async () => {
    const { redisUrl, admin, restart } = await useUsers();
    const service = await useService({ redisUrl, prefix: 'sweepq', env: { LOG_LEVEL: 'fatal' } });
    await service.startWorker({ threads: 1 });
    const { id } = await service.submit({
      space: { learningRate: [0.001, 0.002], iterations: [5, 10] },
    });
    await service.waitForSweep(id);
    const trials = await service.listTrials(id);
    const keys = (await admin.keys('*')).sort();
    await restart();
    await waitUntil(
      'the api is ready again',
      async () => (await fetch(new URL('/readyz', service.api.url))).ok,
    );
    expect(await service.listTrials(id)).toEqual(trials);
    expect((await admin.keys('*')).sort()).toEqual(expect.arrayContaining(keys));
  },
);
