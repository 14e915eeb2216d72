import { connectWorker, disconnect } from '@sweepq/redis';
import { findPorts, hasRedisServer, useRedisServer } from '@sweepq/testing/redis-server.ts';
import { expect, onTestFinished, test } from 'vitest';
import { createStore } from '../create-store.ts';

test.runIf(hasRedisServer)('does not report a Redis that denies INFO as empty', async () => {
  const [port = 0] = await findPorts(1);
  await useRedisServer(['--port', `${port}`, '--maxmemory', '100mb']);
  const connect = (user: string) => {
    const url = `redis://${user}127.0.0.1:${port}`;
    const redis = connectWorker({ url, name: 'test', onError: () => undefined });
    onTestFinished(() => disconnect(redis));
    return redis;
  };
  const admin = connect('');
  await admin.call('ACL', 'SETUSER', 'some', 'on', '>x', '~*', '&*', '+@all', '-info');
  const denied = await createStore(connect('some:x@'), 'sweepq').countUsage();
  expect(denied.redis).toEqual({ usedBytes: null, maxBytes: null });
  const { redis } = await createStore(admin, 'sweepq').countUsage();
  expect(redis).toEqual({ usedBytes: expect.any(Number), maxBytes: 100 * 2 ** 20 });
});
