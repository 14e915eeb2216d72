// A sweep whose keys Redis loses while clients read its events.

import { specOf } from '@sweepq/contract';
import { createStore } from '@sweepq/store';
import { expect, test } from 'vitest';
import { startCli } from './support/cli.ts';
import { measure, watch } from './support/event-readers.ts';
import { useConnection, useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import { long } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

test('if Redis loses a sweep, its event stream and `sweepq watch` end with a message, and streams of other sweeps continue', async () => {
  const service = await useService();
  const submit = async () => (await service.submit({ space: long })).id;
  const [planned, waiting, other] = [await submit(), await submit(), await submit()];
  const redis = useConnection(service);
  // Writes the record of this sweep, as the planner does. The other sweeps have only jobs.
  const job = await useQueues(service).sweeps.getJob(planned);
  if (job === undefined) throw new Error('Expected a sweep to have a job.');
  await createStore(redis, service.prefix).createSweep(specOf(job.data));
  const streams = [await watch(service, planned), await watch(service, waiting)];
  const openStream = await watch(service, other);
  const watching = startCli(service, ['watch', planned]);
  // `sweepq watch` reads the sweep first and its events later. The keys must be removed after both.
  await waitUntil(
    'four clients read events',
    async () => (await measure(service, 'sweepq_event_readers')) === 4,
  );

  for (const id of [planned, waiting]) {
    const keys = await redis.keys(`${service.prefix}:*${id}*`);
    expect(keys.length).toBeGreaterThan(0);
    await redis.unlink(...keys);
  }
  for (const [k, id] of [planned, waiting].entries()) {
    await streams[k]?.ended();
    expect(streams[k]?.events.at(-1)).toEqual({
      ...{ id: '', type: 'sweep.deleted', timestamp: expect.stringMatching(/Z$/) },
      data: { sweepId: id },
    });
    const ends = streams[k]?.events.filter(({ type }) => type === 'sweep.deleted');
    expect(ends).toHaveLength(1);
  }
  const { code, stderr } = await watching.ended;
  expect([code, ...stderr.trim().split('\n').slice(-2)]).toEqual([
    3,
    `The sweep \`${planned}\` no longer exists: it was deleted, or Redis lost it.`,
    'Error code: not-found.',
  ]);
  // The sweep `other` has a job and no record. Its stream must not end.
  expect(openStream.events.map(({ type }) => type)).toEqual(['stream.started']);
  const again = await fetch(`${service.api.url}/v1/sweeps/${planned}/events`);
  expect(again.status).toBe(404);
});
