import { deliveryId, isDeliveryId } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { now, useCreated, useStore } from '../../fixtures/stored-sweep.ts';

const delivery = (id: string) =>
  ({ id, type: 'trial.best', url: 'https://example.com/', createdAt: now }) as const;
const tried = { at: now, status: 500, error: null, ms: 3 };

test('opening a delivery twice returns the first one, with its result', async () => {
  const { store, spec } = await useCreated();
  const id = deliveryId(spec.id, '1-0', 0);
  const begun = { status: 'pending', deliveredAt: null, attempts: [] };
  expect(await store.openDelivery(spec.id, delivery(id))).toEqual({ ...delivery(id), ...begun });
  await store.changeDelivery(spec.id, id, (before) => ({ ...before, status: 'delivered' }));
  expect(await store.openDelivery(spec.id, delivery(id))).toMatchObject({ status: 'delivered' });
});

test('keeps the changes of two concurrent writers of a delivery', async () => {
  const { store, spec } = await useCreated();
  const id = deliveryId(spec.id, '1-0', 0);
  await store.openDelivery(spec.id, delivery(id));
  const note = () =>
    store.changeDelivery(spec.id, id, (before) => ({
      ...before,
      attempts: [...before.attempts, tried],
    }));
  await Promise.all([note(), note(), note()]);
  expect((await store.readDelivery(spec.id, id))?.attempts).toEqual([tried, tried, tried]);
});

test('opens, changes and reads no delivery of a sweep that is gone', async () => {
  const { store, spec, redis, prefix } = useStore();
  const id = deliveryId(spec.id, '1-0', 0);
  expect(await store.openDelivery(spec.id, delivery(id))).toBeUndefined();
  expect(await store.changeDelivery(spec.id, id, (before) => before)).toBeUndefined();
  expect(await store.readDelivery(spec.id, id)).toBeUndefined();
  expect(await redis.keys(`${prefix}:*`)).toEqual([]);
});

test('lists all deliveries of a sweep', async () => {
  const { store, spec } = await useCreated();
  const notices = ['999-10', '1000-9', '1000-10'];
  const ids = notices.flatMap((notice) => [0, 1].map((k) => deliveryId(spec.id, notice, k)));
  for (const id of [...ids].reverse()) await store.openDelivery(spec.id, delivery(id));
  const listed = (await store.listDeliveries(spec.id)).map(({ id }) => id);
  // The ids sort by time.
  expect(listed.toSorted()).toEqual(ids);
});

test('the id of a delivery contains its sweep, and is a valid job id', () => {
  const { spec } = useStore();
  const id = deliveryId(spec.id, '1764000000000-3', 4);
  expect(id).toBe(`${spec.id}-d1764000000000-000003-4`);
  expect(id).not.toContain(':');
  expect(isDeliveryId(id)).toBe(true);
  expect(isDeliveryId(`${spec.id}-t0`)).toBe(false);
});
