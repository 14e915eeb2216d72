import { useRedis } from '@sweepq/testing/redis.ts';
import { expect, onTestFinished, test } from 'vitest';
import { disconnect } from './connect.ts';
import { openRedis } from './open.ts';
import { waitForConnection } from './ready.ts';

async function open() {
  const { redis, prefix, url } = useRedis();
  const opened = openRedis({ url, retry: () => null, redirections: 1, options: {} });
  onTestFinished(() => disconnect(opened));
  await waitForConnection(opened, 5_000);
  const stream = 'stream' in opened ? opened.stream : undefined;
  if (stream === undefined) throw new Error('Expected a single Redis.');
  return { redis, opened, key: `${prefix}:list`, written: () => stream.bytesWritten, stream };
}

test('sends the commands of one turn of the event loop together, in their order', async () => {
  const { opened, key, stream } = await open();
  let writes = 0;
  const writev = stream._writev?.bind(stream);
  stream._writev = (chunks, done) => {
    writes += 1;
    writev?.(chunks, done);
  };
  const pushes = Array.from({ length: 40 }, (_, k) => opened.rpush(key, k));
  await Promise.resolve();
  const bytes = opened.rpush(key, Buffer.from('last'));
  expect(await Promise.all([...pushes, bytes])).toEqual(
    Array.from({ length: 41 }, (_, k) => k + 1),
  );
  expect(writes).toBe(1);
  expect(await opened.lrange(key, 39, -1)).toEqual(['39', 'last']);
});

test('sends a command although the caller closes the connection in the same turn', async () => {
  const { redis, opened, key } = await open();
  void opened.rpush(key, 'x');
  await opened.quit();
  expect(await redis.lrange(key, 0, -1)).toEqual(['x']);
});

test('commands after a reconnect are sent on the new connection', async () => {
  const { redis, prefix, url } = useRedis();
  const opened = openRedis({ url, retry: () => 1, redirections: 1, options: {} });
  onTestFinished(() => disconnect(opened));
  await waitForConnection(opened, 5_000);
  const id = String(await opened.client('ID'));
  await redis.call('CLIENT', 'KILL', 'ID', id);
  const answers = Array.from({ length: 5 }, () => opened.incr(`${prefix}:count`));
  expect((await Promise.all(answers)).at(-1)).toBeGreaterThanOrEqual(5);
});
