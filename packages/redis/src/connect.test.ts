import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { startProxy } from '@sweepq/testing/fault-proxy.ts';
import { useRedis } from '@sweepq/testing/redis.ts';
import {
  findPorts,
  hasRedisServer,
  useFolder,
  useRedisServer,
} from '@sweepq/testing/redis-server.ts';
import { waitUntil } from '@sweepq/testing/wait.ts';
import type { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { connectProducer, connectWorker, disconnect } from './connect.ts';
import { waitForConnection } from './ready.ts';

test('reopens a connection on which Redis does not answer', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const errors: string[] = [];
  const redis = connectWorker({
    ...{ url: `redis://127.0.0.1:${port}`, name: 'test', silentAfterMs: 50 },
    onError: ({ message }) => void errors.push(message),
  });
  onTestFinished(() => {
    redis.disconnect();
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await waitUntil('the connection is opened again', async () => sockets.length > 1);
  expect(errors[0]).toContain('Socket timeout');
});

/** A network between Redis and a client that connects to `url`. */
async function useNetwork() {
  const { redis, prefix, url: direct } = useRedis();
  const proxy = await startProxy(Number(new URL(direct).port));
  onTestFinished(() => proxy.stop());
  const url = Object.assign(new URL(direct), { port: `${proxy.port}` }).href;
  return { proxy, redis, key: `${prefix}:count`, url, name: 'test', onError: () => undefined };
}

test('a command of a worker on a silent network is answered when the network is back', async () => {
  const { proxy, redis, key, ...options } = await useNetwork();
  const worker = connectWorker({ ...options, silentAfterMs: 200 });
  onTestFinished(() => disconnect(worker));
  await worker.incr(key);
  proxy.silence();
  const answer = worker.incr(key);
  await waitUntil('the connection is lost', async () => worker.status !== 'ready');
  proxy.heal();
  expect(await answer).toBe(2);
  expect(await redis.get(key)).toBe('2');
});

test('a subscriber receives messages again after its network was silent', async () => {
  const { proxy, redis, key, ...options } = await useNetwork();
  const listener = connectWorker({ ...options, silentAfterMs: 200 });
  onTestFinished(() => disconnect(listener));
  const received: string[] = [];
  listener.on('message', (_channel, message) => received.push(message));
  await listener.subscribe(key);
  proxy.silence();
  await waitUntil('the connection is lost', async () => listener.status !== 'ready');
  proxy.heal();
  await waitUntil('a message is received', async () => {
    await redis.publish(key, 'again');
    return received.includes('again');
  });
});

test('does not send a failed command of an api again when the network is back', async () => {
  const { proxy, redis, key, ...options } = await useNetwork();
  const producer = connectProducer(options);
  onTestFinished(() => disconnect(producer));
  await waitUntil('the connection is ready', async () => producer.status === 'ready');
  proxy.silence();
  await expect(producer.incr(key)).rejects.toThrow();
  await waitUntil('the connection is lost', async () => producer.status !== 'ready');
  proxy.heal();
  await waitUntil('the connection is ready again', async () => producer.status === 'ready');
  await producer.ping();
  expect(await redis.get(key)).toBeNull();
});

test.runIf(hasRedisServer)('waits for a connection although the first attempt fails', async () => {
  const [port = 0] = await findPorts(1);
  const errors: Error[] = [];
  const onError = (error: Error) => void errors.push(error);
  const redis = connectProducer({ url: `redis://127.0.0.1:${port}`, name: 'test', onError });
  onTestFinished(() => redis.disconnect());
  const waiting = waitForConnection(redis, 50_000);
  await waitUntil('an attempt has failed', async () => errors.length > 0);
  await useRedisServer(['--port', `${port}`]);
  await waiting;
  expect(redis.status).toBe('ready');
});

test.runIf(hasRedisServer)(
  'a connection and its duplicates reconnect with the password that the file of the URL has by then',
  async () => {
    const [port = 0] = await findPorts(1);
    await useRedisServer(['--port', `${port}`, '--requirepass', 'old']);
    const urlFile = join(useFolder(), 'url');
    const urlWith = (password: string) => `redis://:${password}@127.0.0.1:${port}`;
    writeFileSync(urlFile, urlWith('old'));
    const options = { url: urlWith('old'), name: 'test', onError: () => undefined };
    const worker = connectWorker({ ...options, urlFile });
    const duplicate = (worker as Redis).duplicate();
    duplicate.on('error', () => undefined);
    const admin = connectWorker(options);
    onTestFinished(() => {
      for (const each of [worker, duplicate, admin]) each.disconnect();
    });
    expect(await Promise.all([worker.ping(), duplicate.ping()])).toEqual(['PONG', 'PONG']);

    await admin.config('SET', 'requirepass', 'new');
    writeFileSync(urlFile, urlWith('new'));
    const lost = [worker, duplicate].map((each) => once(each, 'close'));
    await admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    await Promise.all(lost);
    expect(await Promise.all([worker.ping(), duplicate.ping()])).toEqual(['PONG', 'PONG']);
  },
);
