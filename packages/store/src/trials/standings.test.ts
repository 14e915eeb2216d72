import { expect, test } from 'vitest';
import {
  commitOf,
  completed,
  failed,
  now,
  refOf,
  useCreated,
} from '../../fixtures/stored-sweep.ts';
import { createKeys } from '../keys.ts';
import { bytesOf, columnsOf, columnsOfVersion1, encodedColumns } from './columns.ts';
import { decodeStandings, encodeStanding, readStandings } from './standings.ts';

const all = [0, 1, 2, 3, 4, 5];

async function useStandings() {
  const { redis, prefix, store, spec } = await useCreated();
  const read = async () =>
    decodeStandings(await readStandings({ redis, keys: createKeys(prefix) }, spec.id));
  const statuses = async () => all.map((await read()).statusOf);
  return { redis, prefix, store, spec, read, statuses };
}

test('an entry keeps the status and the metrics of an outcome, to the bit', () => {
  const { statusOf, metricOf } = decodeStandings({
    entries: encodeStanding(completed(0.1 + 0.2)),
    columns: encodedColumns,
    isClosed: false,
  });
  expect(statusOf(0)).toBe('completed');
  expect(metricOf(0, 'testAccuracy')).toBe(0.1 + 0.2);
  expect(metricOf(0, 'trainCost')).toBe(0.1);
  expect(metricOf(0, 'validationCost')).toBeNaN();
});

test('the status of a trial follows the start, the release and the commits of its run', async () => {
  const { store, spec, statuses } = await useStandings();
  expect(await statuses()).toEqual(Array(6).fill('queued'));
  await store.startRun(refOf(spec, 1), { startedAt: now });
  expect((await statuses()).slice(3)).toEqual(['running', 'running', 'running']);
  const outcomes = [
    { trial: 3, outcome: completed(0.5) },
    { trial: 5, outcome: failed },
  ];
  await store.commitRun({ ...commitOf(spec, 1), outcomes });
  expect((await statuses()).slice(3)).toEqual(['completed', 'running', 'failed']);
  await store.releaseRun(refOf(spec, 1), { attempt: 1 });
  expect((await statuses()).slice(3)).toEqual(['completed', 'queued', 'failed']);
  await store.startRun(refOf(spec, 1), { startedAt: now });
  expect((await statuses()).slice(3)).toEqual(['completed', 'running', 'failed']);
});

test('a trial has no metric before it ends', async () => {
  const { store, spec, read } = await useStandings();
  await store.startRun(refOf(spec, 0), { startedAt: now });
  await store.commitRun({
    ...commitOf(spec, 1),
    outcomes: [{ trial: 4, outcome: completed(0.5) }],
  });
  const { metricOf } = await read();
  const accuracies = all.map((trial) => metricOf(trial, 'testAccuracy'));
  expect(accuracies).toEqual([NaN, NaN, NaN, NaN, 0.5, NaN]);
});

test('a second commit of a trial does not change its entry', async () => {
  const { store, spec, read } = await useStandings();
  for (const outcome of [completed(0.5), completed(0.9), failed]) {
    await store.commitRun({ ...commitOf(spec, 0), outcomes: [{ trial: 0, outcome }] });
  }
  const { statusOf, metricOf } = await read();
  expect([statusOf(0), metricOf(0, 'testAccuracy')]).toEqual(['completed', 0.5]);
});

test('every open trial of a cancelled sweep has the status cancelled', async () => {
  const { store, spec, statuses } = await useStandings();
  await store.startRun(refOf(spec, 0), { startedAt: now });
  await store.commitRun({
    ...commitOf(spec, 0),
    outcomes: [{ trial: 1, outcome: completed(0.5) }],
  });
  await store.cancelSweep(spec.id, now);
  expect(await statuses()).toEqual(all.map((k) => (k === 1 ? 'completed' : 'cancelled')));
});

test('the standings of a sweep without validation take 40 bytes for each trial', async () => {
  const { redis, prefix, store, spec } = await useStandings();
  await store.commitRun({ ...commitOf(spec, 1), outcomes: [{ trial: 5, outcome: failed }] });
  expect([bytesOf(columnsOf(spec)), bytesOf(columnsOfVersion1)]).toEqual([40, 48]);
  expect(await redis.strlen(createKeys(prefix).ofSweep(spec.id).standings)).toBe(6 * 40);
});
