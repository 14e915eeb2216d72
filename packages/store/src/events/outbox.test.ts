import { deliveryId, type NoticeType, trialId } from '@sweepq/contract';
import { expect, test } from 'vitest';
import {
  commitOf,
  completed,
  endTrials,
  failed,
  now,
  useCreated,
} from '../../fixtures/stored-sweep.ts';
import { createStore, type Store } from '../create-store.ts';

const url = 'https://example.com/hooks';
const notifying = (...events: NoticeType[]) => ({ webhooks: [{ url, events }] });

/** Takes notices without waiting, and by default without the notices of other workers. */
const take = (store: Store, { leftAfterMs = 60_000 } = {}) =>
  store.takeNotices({ limit: 100, timeoutMs: 1, leftAfterMs });

/** Creates the consumer group by a first call, and then takes all notices. */
async function takeAll(store: Store) {
  await take(store);
  return take(store);
}

test('the notice of a sweep’s end has the state at that end, although the sweep was reopened since', async () => {
  const { store, spec } = await useCreated({ ...notifying('sweep.ended'), stop: { target: 2 } });
  const outcomes = [
    { trial: 1, outcome: completed(0.9) },
    { trial: 2, outcome: failed },
  ];
  await store.commitRun({ ...commitOf(spec, 0), outcomes });
  await endTrials(store, spec);
  await store.finishSweep(spec.id, { status: 'completed', finishedAt: now });
  await store.finishSweep(spec.id, { status: 'failed', finishedAt: now });
  await store.reopenSweep(spec.id, 1, { retry: { status: 'failed' } });
  expect(await takeAll(store)).toEqual([
    {
      id: expect.stringMatching(/^\d+-\d+$/),
      sweepId: spec.id,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      type: 'sweep.ended',
      best: 1,
      end: {
        status: 'completed',
        finishedAt: now,
        stoppedBy: null,
        failure: null,
        counts: {
          ...{ total: 6, queued: 0, running: 0 },
          ...{ completed: 1, failed: 5, diverged: 0, cancelled: 0, pruned: 0 },
        },
      },
    },
  ]);
});

test('writes one notice when a sweep is cancelled, reaches its target, or reaches its time limit', async () => {
  const { store, spec } = await useCreated(notifying('sweep.ended'));
  await store.cancelSweep(spec.id, now);
  await store.cancelSweep(spec.id, now);
  const counts = { total: 6, queued: 0, cancelled: 6, pruned: 0 };
  const cancelled = { best: undefined, end: { status: 'cancelled', stoppedBy: null, counts } };
  expect(await takeAll(store)).toMatchObject([cancelled]);

  const hit = await useCreated({ ...notifying('sweep.ended'), stop: { target: 0.5 } });
  const outcomes = [{ trial: 0, outcome: completed(0.7) }];
  await hit.store.commitRun({ ...commitOf(hit.spec, 0), outcomes });
  const byTarget = { best: 0, end: { status: 'completed', stoppedBy: 'target' } };
  expect(await takeAll(hit.store)).toMatchObject([byTarget]);

  const late = await useCreated({ ...notifying('sweep.ended'), stop: { maxSeconds: 1 } });
  await late.store.startRun(
    { sweepId: late.spec.id, run: 0, readings: [{ trial: 0, iterations: 10 }] },
    { startedAt: now },
  );
  await late.redis.hset(`${late.prefix}:store:sweep:${late.spec.id}`, 'began', 1);
  await late.store.expireSweep(late.spec.id, { maxSeconds: 1, now });
  expect(await takeAll(late.store)).toMatchObject([{ end: { stoppedBy: 'maxSeconds' } }]);
});

test('writes a notice for a new best trial, and none for another trial', async () => {
  const { store, spec } = await useCreated(notifying('trial.best'));
  for (const [trial, accuracy] of [
    [0, 0.5],
    [1, 0.4],
    [2, 0.6],
  ] as const) {
    const outcomes = [{ trial, outcome: completed(accuracy) }];
    await store.commitRun({ ...commitOf(spec, 0), outcomes });
    await store.commitRun({ ...commitOf(spec, 0), outcomes });
  }
  await endTrials(store, spec);
  await store.finishSweep(spec.id, { status: 'completed', finishedAt: now });
  expect(await takeAll(store)).toMatchObject([
    { type: 'trial.best', best: 0, sweepId: spec.id },
    { type: 'trial.best', best: 2, sweepId: spec.id },
  ]);
  expect((await store.readBest(spec))?.id).toBe(trialId(spec.id, 2));
});

test('writes nothing for a sweep without webhooks', async () => {
  const { store, spec, redis, prefix } = await useCreated();
  const outcomes = [{ trial: 0, outcome: completed(0.5) }];
  await store.commitRun({ ...commitOf(spec, 0), outcomes });
  await store.cancelSweep(spec.id, now);
  expect(await redis.exists(`${prefix}:store:outbox`)).toBe(0);
  expect(await takeAll(store)).toEqual([]);
});

test('one worker gets a notice, another worker gets it if it is not settled in time, and no worker gets a settled notice', async () => {
  const { store, spec, redis, prefix } = await useCreated(notifying('sweep.ended'));
  const other = createStore(redis, prefix);
  await store.cancelSweep(spec.id, now);
  const [notice] = await takeAll(store);
  expect(await take(other)).toEqual([]);
  expect(await take(other, { leftAfterMs: 0 })).toEqual([notice]);
  expect(await store.countNotices()).toBe(1);
  if (notice === undefined) throw new Error('There is no notice.');
  expect(await store.settleNotice(notice, [])).toBe(true);
  expect(await take(other, { leftAfterMs: 0 })).toEqual([]);
  expect(await store.countNotices()).toBe(0);
});

test('a notice stays while one of its deliveries is missing, or is pending without a job', async () => {
  const { store, spec, redis, prefix } = await useCreated(notifying('sweep.ended'));
  await store.cancelSweep(spec.id, now);
  const [notice] = await takeAll(store);
  if (notice === undefined) throw new Error('There is no notice.');
  const id = deliveryId(spec.id, notice.id, 0);
  expect(await store.settleNotice(notice, [id])).toBe(false);
  await store.openDelivery(spec.id, { id, type: 'sweep.ended', url: 'http://a', createdAt: now });
  expect(await store.settleNotice(notice, [id])).toBe(false);
  expect(await store.countNotices()).toBe(1);
  await redis.hset(`${prefix}:webhooks:${id}`, 'name', 'sweep.ended');
  expect(await store.settleNotice(notice, [id])).toBe(true);
  expect(await store.countNotices()).toBe(0);
});
