import { randomUUID } from 'node:crypto';
import { connectWorker, disconnect, isRefusal } from '@sweepq/redis';
import { findPorts, hasRedisServer, useRedisServer } from '@sweepq/testing/redis-server.ts';
import { Queue, QueueEvents, Worker } from 'bullmq';
import { expect, onTestFinished, test } from 'vitest';
import { createAwaitWrites, returnWhenRefused } from './await-writes.ts';

test.runIf(hasRedisServer)(
  'a job waits while Redis is out of memory, and uses no attempt',
  async () => {
    const [port = 0] = await findPorts(1);
    await useRedisServer(['--port', String(port)]);
    const where = { url: `redis://127.0.0.1:${port}`, name: 'test', onError: () => undefined };
    const redis = connectWorker(where);
    const prefix = randomUUID();
    const on = { connection: redis, prefix };
    const { signal } = new AbortController();
    const writes = createAwaitWrites({ redis, prefix, ending: signal });
    const queue = new Queue('jobs', on);
    const events = new QueueEvents('jobs', on);
    // The writable check may then report a wrong setting, but Redis refuses no writes.
    const giveMemory = async () => {
      await redis.config('SET', 'maxmemory', '0');
      await redis.config('SET', 'maxmemory-policy', 'volatile-lru');
    };
    let times = 0;
    const work = async () => {
      times += 1;
      if (times === 1) await redis.config('SET', 'maxmemory', '1');
      const refused = redis.set(`${prefix}:written`, 'x');
      refused.catch((error) => {
        if (isRefusal(error)) setTimeout(giveMemory, 100);
      });
      return await refused;
    };
    const worker = new Worker('jobs', returnWhenRefused(work, writes), on);
    worker.on('error', () => undefined);
    onTestFinished(async () => {
      await Promise.all([worker, queue, events].map((each) => each.close()));
      await disconnect(redis);
    });
    const job = await queue.add('one', {}, { attempts: 1 });
    expect(await job.waitUntilFinished(events, 20_000)).toBe('OK');
    expect(times).toBe(2);
  },
);
