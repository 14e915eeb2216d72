import { connectProducer, disconnect, waitForConnection } from '@sweepq/redis';
import { createStore } from '@sweepq/store';
import { useRedis } from '@sweepq/testing/redis.ts';
import { waitUntil } from '@sweepq/testing/wait.ts';
import { expect, onTestFinished, test } from 'vitest';
import { createFanOut } from './fan-out.ts';

const topic = 'swp_01arz3ndektsv4rrffq69g5fav';

test('after a reconnect, calls `onLost` of the followers if Redis has lost events that they received', async () => {
  const { redis, url, prefix } = useRedis();
  const own = connectProducer({ url, name: `${prefix}-fanOut`, onError: () => undefined });
  await waitForConnection(own, 5_000);
  const errors: Error[] = [];
  const fanOut = createFanOut(createStore(own, prefix), (error) => errors.push(error));
  const until = new AbortController();
  onTestFinished(async () => {
    until.abort();
    await fanOut.close();
    await disconnect(own);
  });
  const stream = `${prefix}:store:sweep:${topic}:events`;
  const event = JSON.stringify({ type: 'sweep', status: 'queued' });
  const add = async () => String(await redis.xadd(stream, '*', 'event', event));
  const first = await add();
  const received: string[] = [];
  let isLost = false;
  fanOut.follow(
    {
      ...{ topic, after: first },
      receive: (_bytes, { last }) => void received.push(last.id),
      onLost() {
        isLost = true;
      },
    },
    until.signal,
  );
  const cut = async () => redis.call('CLIENT', 'KILL', 'ID', String(await own.client('ID')));
  const second = await add();
  await waitUntil('the second event', async () => received.includes(second));

  await cut();
  await waitUntil('an error', async () => errors.length > 0);
  const third = await add();
  await waitUntil('the third event', async () => received.includes(third));
  expect(isLost).toBe(false);

  await redis.xdel(stream, third);
  await cut();
  await add();
  await waitUntil('the call of onLost', async () => isLost);
  expect(received).toEqual([second, third]);
});
