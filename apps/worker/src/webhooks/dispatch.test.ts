import { deliveryId, eventView, sweepEndedMessage, trialBestMessage } from '@sweepq/contract';
import { useEndedSweep } from '@sweepq/testing/ended-sweep.ts';
import { expect, test } from 'vitest';
import { dispatch } from './dispatch.ts';

const url = 'https://example.com/hooks';

test('adds a job with the message for each webhook that subscribes to the event', async () => {
  const sweep = await useEndedSweep(url);
  const { queues, spec, notices, store } = sweep;
  const [best, end] = notices;
  for (const notice of notices) await dispatch(sweep, notice);
  const jobs = await queues.webhooks.getWaiting();
  expect(jobs.map(({ id, data }) => [id, data.type, data.url])).toEqual([
    [deliveryId(spec.id, best?.id ?? '', 1), 'trial.best', `${url}/all`],
    [deliveryId(spec.id, end?.id ?? '', 0), 'sweep.ended', url],
    [deliveryId(spec.id, end?.id ?? '', 1), 'sweep.ended', `${url}/all`],
  ]);
  const messages = jobs.map(({ data }) => JSON.parse(data.body));
  const [ofBest, ofEnd, other] = messages;
  // Each webhook gets the message with the id of its own delivery.
  expect(messages.map(({ id }) => id)).toEqual(jobs.map(({ id }) => id));
  expect(other).toEqual({ ...ofEnd, id: other.id });
  const trialId = `${spec.id}-t1`;
  const params = expect.objectContaining({ learningRate: 0.1, iterations: 20 });
  expect(ofBest).toEqual({
    ...{ id: jobs[0]?.id, type: 'trial.best' },
    timestamp: best?.at,
    data: { sweepId: spec.id, trialId, metric: 'metrics.test.accuracy', value: 0.75, params },
  });
  expect(ofEnd).toMatchObject({
    type: 'sweep.ended',
    timestamp: end?.at,
    data: { sweepId: spec.id, status: 'completed', best: { id: trialId } },
  });
  expect(trialBestMessage.parse(ofBest)).toEqual(ofBest);
  expect(sweepEndedMessage.parse(ofEnd)).toEqual(ofEnd);
  for (const message of messages) {
    expect(eventView.parse(message)).toMatchObject({ id: message.id, type: message.type });
  }
  expect(await store.countNotices()).toBe(0);
});

test('adds the same jobs, with the first message, when a notice is dispatched twice', async () => {
  const sweep = await useEndedSweep();
  const { queues, notices, store, redis, prefix, spec } = sweep;
  const [, end] = notices;
  if (end === undefined) throw new Error('There is no notice.');
  const settleNotice = async () => {
    throw new Error('Redis is away');
  };
  await expect(dispatch({ ...sweep, store: { ...store, settleNotice } }, end)).rejects.toThrow();
  expect(await store.countNotices()).toBe(2);
  const renamed = JSON.stringify({ ...spec, name: 'renamed' });
  await redis.hset(`${prefix}:store:sweep:${spec.id}`, 'spec', renamed);
  await dispatch(sweep, end);
  const jobs = await queues.webhooks.getWaiting();
  expect(jobs).toHaveLength(2);
  expect(jobs.filter(({ data }) => data.body.includes('renamed'))).toEqual([]);
  expect(await store.countNotices()).toBe(1);
});

test('does not start an ended delivery again, also if its job no longer exists', async () => {
  const sweep = await useEndedSweep();
  const { queues, notices, store, spec } = sweep;
  const [best] = notices;
  if (best === undefined) throw new Error('There is no notice.');
  await dispatch(sweep, best);
  const [job] = await queues.webhooks.getWaiting();
  const ended = { status: 'delivered' } as const;
  await store.changeDelivery(spec.id, job?.id ?? '', (before) => ({ ...before, ...ended }));
  await job?.remove();
  await dispatch(sweep, best);
  expect(await queues.webhooks.getJobCountByTypes('waiting', 'delayed')).toBe(0);
});

test('adds no job and writes nothing for a deleted sweep', async () => {
  const sweep = await useEndedSweep();
  const { queues, notices, store, redis, prefix, spec } = sweep;
  const ofSweep = await redis.keys(`${prefix}:store:sweep:${spec.id}*`);
  await redis.del(...ofSweep);
  for (const notice of notices) await dispatch(sweep, notice);
  expect(await queues.webhooks.getJobCountByTypes('waiting')).toBe(0);
  expect(await redis.keys(`${prefix}:store:sweep:${spec.id}*`)).toEqual([]);
  expect(await store.countNotices()).toBe(0);
});

test('adds no job for a sweep that is deleted during the dispatch', async () => {
  const sweep = await useEndedSweep();
  const { queues, notices, store, redis, prefix, spec } = sweep;
  const readTrials: typeof store.readTrials = async (...args) => {
    const trials = await store.readTrials(...args);
    await redis.del(`${prefix}:store:sweep:${spec.id}`);
    return trials;
  };
  const [, end] = notices;
  if (end === undefined) throw new Error('There is no notice.');
  await dispatch({ ...sweep, store: { ...store, readTrials } }, end);
  expect(await queues.webhooks.getJobCountByTypes('waiting')).toBe(0);
});
