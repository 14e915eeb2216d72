import { createLog } from '@sweepq/service';
import { useJobs } from '@sweepq/testing/taken-jobs.ts';
import { expect, test } from 'vitest';
import { tidy } from './tidy.ts';

test('recounts counters that do not add up, also if another sweep has a bad record', async () => {
  const { store, queues, spec, redis, prefix, now } = await useJobs({ iterations: [10, 20] });
  const other = { ...spec, id: `${spec.id.slice(0, -1)}${spec.id.endsWith('0') ? '1' : '0'}` };
  await store.createSweep(other);
  const keyOf = (id: string) => `${prefix}:store:sweep:${id}`;
  await redis.hset(keyOf(other.id), { spec: '{', queued: -1 });
  await redis.hset(keyOf(spec.id), { queued: -4, running: 6 });
  const log = createLog({ service: 'test', level: 'silent' });
  const metrics = { countOperation: () => undefined };
  const retention = { days: undefined, count: undefined };
  await tidy({ store, queues, retention, metrics, log, now: () => new Date(now) });
  expect((await store.readSweep(spec.id))?.counts).toMatchObject({
    total: 2,
    queued: 2,
    running: 0,
  });
});
