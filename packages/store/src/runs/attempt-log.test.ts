import { attemptsKept } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { end, outcomes, progress, type Used, useRun } from '../../fixtures/stored-run.ts';
import { now } from '../../fixtures/stored-sweep.ts';
import type { AttemptMarks } from './attempt-log.ts';

type Worker = { id: string; waitedMs: number };

const start = ({ store, run }: Used, worker: Worker = { id: 'a1b2c3d4', waitedMs: 0 }) =>
  store.startRun(run, { startedAt: now, worker });
const lastAttempts = async ({ state }: Used) => (await state())?.lastAttempts ?? [];
const marked = (marks: AttemptMarks) => ({ marks: () => marks });

/** Waits until the clock of Redis has advanced. */
async function nextMs({ redis }: Used) {
  const read = async () => {
    const [seconds = 0, micros = 0] = (await redis.time()).map(Number);
    return seconds * 1000 + Math.floor(micros / 1000);
  };
  const before = await read();
  await expect.poll(read).toBeGreaterThan(before);
}

test('a run keeps the worker, the thread and the moments of an attempt, by the clock of Redis', async () => {
  const used = await useRun();
  const before = Date.now();
  const { attempt } = await start(used, { id: 'a1b2c3d4', waitedMs: 250 });
  const marks = { thread: 3, preparedMs: 12.4, trainedMs: 30.6 };
  await used.commit(attempt, { outcomes, end, ...marked(marks) });
  const [kept, ...others] = await lastAttempts(used);
  expect(others).toEqual([]);
  const { startedAt = 0, reportedAt } = kept ?? {};
  expect(startedAt).toBeGreaterThanOrEqual(before);
  expect(startedAt).toBeLessThanOrEqual(Date.now());
  expect(kept).toEqual({
    ...{ workerId: 'a1b2c3d4', thread: 3, queuedAt: startedAt - 250, startedAt },
    ...{ preparedAt: startedAt + 12, trainedAt: startedAt + 31, reportedAt },
  });
  expect(reportedAt).toBeGreaterThanOrEqual(startedAt + 31);
});

test('the first report of an attempt names its thread, and a commit without an end leaves it open', async () => {
  const used = await useRun();
  const { attempt, begin } = await start(used);
  expect(await lastAttempts(used)).toMatchObject([{ thread: null, preparedAt: null }]);
  const marks = marked({ thread: 1, preparedMs: 5 });
  await used.store.reportProgress({ ...used.run, attempt, begin, ...progress, ...marks });
  await used.commit(attempt, { outcomes, ...marks });
  const [kept] = await lastAttempts(used);
  expect(kept).toMatchObject({ thread: 1, trainedAt: null, reportedAt: null });
  expect(kept?.preparedAt).toBe((kept?.startedAt ?? 0) + 5);
});

test('an attempt that returns its run has an end, and the next one is queued from then on', async () => {
  const used = await useRun();
  const first = await start(used, { id: 'a1b2c3d4', waitedMs: 60_000 });
  const marks = marked({ thread: 0, preparedMs: 0 });
  await nextMs(used);
  await used.store.releaseRun(used.run, { ...first, ...marks }, 'thread');
  await nextMs(used);
  await start(used, { id: 'e5f6a7b8', waitedMs: 61_000 });
  const [stopped, next] = await lastAttempts(used);
  expect(stopped?.trainedAt).toBe(stopped?.reportedAt);
  expect(next?.queuedAt).toBe(stopped?.reportedAt);
  expect(next?.workerId).toBe('e5f6a7b8');
  expect(next?.startedAt).toBeGreaterThan(next?.queuedAt ?? Number.NaN);
});

test('after a lost worker, the time in the queue is unknown, unless the run has a new job', async () => {
  const used = await useRun();
  await start(used, { id: 'a1b2c3d4', waitedMs: 60_000 });
  await nextMs(used);
  await start(used, { id: 'e5f6a7b8', waitedMs: 60_001 });
  await nextMs(used);
  await start(used, { id: 'c9d0e1f2', waitedMs: 0 });
  const [lost, second, third] = await lastAttempts(used);
  expect(lost).toMatchObject({ reportedAt: null });
  expect(second).toMatchObject({ queuedAt: null, reportedAt: null });
  expect(third?.queuedAt).toBe(third?.startedAt);
});

test(`a run keeps its last ${attemptsKept} attempts, in less than 500 bytes`, async () => {
  const used = await useRun();
  const workers = Array.from({ length: attemptsKept + 2 }, (_, k) => `0000000${k}`);
  for (const id of workers) {
    const begun = await start(used, { id, waitedMs: 86_400_000 });
    const marks = marked({ thread: 63, preparedMs: 100_000, trainedMs: 3_600_000 });
    await used.store.releaseRun(used.run, { ...begun, ...marks });
  }
  const kept = await lastAttempts(used);
  expect(kept.map(({ workerId }) => workerId)).toEqual(workers.slice(-attemptsKept));
  const { log } = JSON.parse((await used.redis.hget(`${used.key}:runs`, '0')) ?? '{}');
  expect(JSON.stringify(log).length).toBeLessThan(attemptsKept * 62);
});

test('one attempt takes at most 64 bytes', async () => {
  const used = await useRun();
  const sizeOf = async () => (await used.redis.hget(`${used.key}:runs`, '0'))?.length ?? 0;
  const { attempt } = await start(used, { id: 'a1b2c3d4', waitedMs: 123_456 });
  const marks = marked({ thread: 3, preparedMs: 1_234, trainedMs: 12_345 });
  await used.commit(attempt, { outcomes, end, ...marks });
  const withLog = await sizeOf();
  const other = await useRun();
  await other.commit((await other.begin()).attempt, { outcomes, end });
  const without = (await other.redis.hget(`${other.key}:runs`, '0'))?.length ?? 0;
  expect(withLog - without).toBeGreaterThan(30);
  expect(withLog - without).toBeLessThanOrEqual(64);
});

test('a run without attempts has an empty list, and a run of a version that kept no attempts has null', async () => {
  const used = await useRun();
  await used.store.commitRun({ ...used.run, objective: used.spec.objective, outcomes });
  expect((await used.state())?.lastAttempts).toEqual([]);
  await used.begin();
  expect((await used.state())?.lastAttempts).toBeNull();
});
