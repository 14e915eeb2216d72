import { once } from 'node:events';
import { useRedis } from '@sweepq/testing/redis.ts';
import { expect, onTestFinished, test } from 'vitest';
import { connectProducer, disconnect } from './connect.ts';
import { assertTakesWrites, assertUsable, waitForConnection } from './ready.ts';

/** A connection of an api that Redis closes, as it closes idle connections. */
async function useProducer() {
  const { redis, prefix, url } = useRedis();
  const producer = connectProducer({ url, name: 'test', onError: () => undefined });
  onTestFinished(() => disconnect(producer));
  await waitForConnection(producer, 5_000);
  const close = async () => {
    const id = String(await producer.client('ID'));
    const closed = once(producer, 'close');
    await redis.call('CLIENT', 'KILL', 'ID', id);
    return closed;
  };
  return { redis, prefix, producer, close, key: `${prefix}:count` };
}

test('answers a read during a reconnect, as text and as bytes', async () => {
  const { redis, producer, close, key } = await useProducer();
  await redis.hset(key, 'f', 'x');
  await close();
  expect(producer.status).not.toBe('ready');
  expect(await producer.hgetall(key)).toEqual({ f: 'x' });
  await close();
  expect(await producer.hgetBuffer(key, 'f')).toEqual(Buffer.from('x'));
});

test('the check of Redis succeeds although the connection is reopened', async () => {
  const { prefix, producer, close } = await useProducer();
  await close();
  await assertUsable(producer, prefix);
  await close();
  await assertTakesWrites(producer, prefix);
});

test('a read without a Redis fails within 1 s', async () => {
  const producer = connectProducer({
    ...{ url: 'redis://127.0.0.1:9', name: 'test' },
    onError: () => undefined,
  });
  onTestFinished(() => producer.disconnect());
  const startedAt = performance.now();
  await expect(producer.get('key')).rejects.toThrow();
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
