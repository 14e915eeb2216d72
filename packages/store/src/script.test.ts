import { once } from 'node:events';
import { connectProducer, disconnect, waitForConnection } from '@sweepq/redis';
import { useRedis } from '@sweepq/testing/redis.ts';
import { expect, onTestFinished, test } from 'vitest';
import { createScript } from './script.ts';

test('after a lost connection, a script that only reads is sent again, and a script that writes is not', async () => {
  const { redis, prefix, url } = useRedis();
  const producer = connectProducer({ url, name: 'test', onError: () => undefined });
  onTestFinished(() => disconnect(producer));
  await waitForConnection(producer, 5_000);
  /** Closes the connection, as Redis closes idle connections. */
  const close = async () => {
    const id = String(await producer.client('ID'));
    const closed = once(producer, 'close');
    await redis.call('CLIENT', 'KILL', 'ID', id);
    return closed;
  };
  const key = `${prefix}:count`;
  await redis.set(key, '1');
  const read = createScript("return redis.call('GET', KEYS[1])");
  const write = createScript("return redis.call('INCR', KEYS[1])");
  await close();
  expect(await read(producer, [key], [])).toBe('1');
  await close();
  await expect(write(producer, [key], [])).rejects.toThrow();
  await waitForConnection(producer, 5_000);
  await close();
  await expect(producer.incr(key)).rejects.toThrow();
  expect(await redis.get(key)).toBe('1');
});
