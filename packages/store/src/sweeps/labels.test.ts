import { firstEventId, viewEvent } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { endTrials, now, useCreated } from '../../fixtures/stored-sweep.ts';
import type { Store } from '../create-store.ts';
import { allSweeps } from '../keys.ts';

/** The events of a topic after an event, as clients receive them. */
async function viewsIn(store: Store, topic: string, after = firstEventId) {
  const events = (await store.readEvents({ topic, after }, 100)) ?? [];
  return events.map(viewEvent).map(({ type, data }) => ({ type, data }));
}

test('a change of labels, priority or archive is an event in both streams, and raises the revision once', async () => {
  const { store, spec } = await useCreated();
  const { id: sweepId } = spec;
  const edits = [{ name: 'a' }, { tags: ['b'] }, { note: 'c' }, { priority: 'high' as const }];
  const before = (await store.readSweep(sweepId))?.revision ?? 0;
  for (const edit of edits) expect(await store.editSweep(sweepId, edit)).toBe('edited');
  const edited = {
    type: 'sweep.updated',
    data: { sweepId, status: 'queued', failure: null },
  };
  const [created, ...others] = await viewsIn(store, sweepId);
  expect(created).toMatchObject({ type: 'sweep.created' });
  expect(others).toEqual(edits.map(() => edited));
  expect(await viewsIn(store, allSweeps)).toEqual([created, ...others]);
  expect((await store.readSweep(sweepId))?.revision).toBe(before + edits.length);
});

test('an edit of an ended sweep is an event in the stream of all sweeps only, and does not end the sweep again', async () => {
  const { store, spec } = await useCreated();
  const { id: sweepId } = spec;
  await endTrials(store, spec);
  await store.finishSweep(sweepId, { status: 'completed', finishedAt: now });
  const [lastOfSweep, lastOfAll] = [
    await store.readMoment(sweepId),
    await store.readMoment(allSweeps),
  ];
  const { revision = 0 } = (await store.readSweep(sweepId)) ?? {};
  expect(await store.editSweep(sweepId, { archived: true })).toBe('edited');
  expect(await store.editSweep(sweepId, { priority: 'high' })).toBe('ended');
  expect(await store.readMoment(sweepId)).toBe(lastOfSweep);
  const { failure } = (await store.readSweep(sweepId)) ?? {};
  expect(await viewsIn(store, allSweeps, lastOfAll)).toEqual([
    { type: 'sweep.updated', data: { sweepId, status: 'failed', failure } },
  ]);
  expect((await store.readSweep(sweepId))?.revision).toBe(revision + 1);
});
