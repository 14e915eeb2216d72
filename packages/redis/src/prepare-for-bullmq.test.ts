import { randomUUID } from 'node:crypto';
import { createQueues } from '@sweepq/queue';
import { useRedis } from '@sweepq/testing/redis.ts';
import { expect, onTestFinished, test } from 'vitest';
import { connectProducer, disconnect } from './connect.ts';
import { assertUsable, waitForConnection } from './ready.ts';

test('a Redis user without the right to send INFO can use queues, and the check of Redis succeeds', async () => {
  const { redis, prefix, url: direct } = useRedis();
  const name = `test-${randomUUID().slice(0, 8)}`;
  await redis.call('ACL', 'SETUSER', name, 'on', '>secret', '~*', '&*', '+@all', '-info');
  onTestFinished(async () => void (await redis.call('ACL', 'DELUSER', name)));
  const url = Object.assign(new URL(direct), { username: name, password: 'secret' }).href;
  const errors: string[] = [];
  const onError = ({ message }: Error) => void errors.push(message);
  const connection = connectProducer({ url, name, onError });
  onTestFinished(() => disconnect(connection));
  await waitForConnection(connection, 5_000);
  const queues = createQueues({ connection, prefix, onError });
  onTestFinished(() => queues.close());
  expect(await queues.runs.getJobCountByTypes('wait')).toBe(0);
  await assertUsable(connection, prefix);
  expect(errors).toEqual([]);
});
