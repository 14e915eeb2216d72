import {
  compareEventIds,
  createSweepId,
  eventView,
  firstEventId,
  runId,
  trialId,
  viewEvent,
} from '@sweepq/contract';
import { createSweepSpec, planRun } from '@sweepq/plan';
import { connectWorker, disconnect } from '@sweepq/redis';
import { useRedis } from '@sweepq/testing/redis.ts';
import { waitUntil } from '@sweepq/testing/wait.ts';
import { expect, onTestFinished, test } from 'vitest';
import { completed, endTrials } from '../../fixtures/stored-sweep.ts';
import { eventsKept } from '../context.ts';
import { createStore } from '../create-store.ts';
import { allSweeps } from '../keys.ts';

const now = '2026-11-24T10:00:00.000Z';
const progress = {
  attempt: 1,
  iteration: 5,
  iterations: 30,
  cost: 0.5,
  points: [[4, 0.5]] as [number, number][],
};

test('emits a run’s progress only while the run is running', async () => {
  const { store, id, run } = await useSweep();
  const report = () => store.reportProgress({ ...run, ...progress });
  expect(await report()).toBe(false);
  await store.startRun(run, { startedAt: now });
  expect(await report()).toBe(true);
  await store.releaseRun(run, { attempt: 1 });
  expect(await report()).toBe(false);
  await store.startRun(run, { startedAt: now });
  const end = { status: 'completed', failure: null, finishedAt: now } as const;
  await store.commitRun({ ...run, ...ranked, outcomes: [], end });
  expect(await report()).toBe(false);
  const received = await typesIn(store, id);
  expect(received.filter((type) => type === 'progress')).toHaveLength(1);
});

test('an attempt learns with its report whether somebody reads the events, until the note of the reader expires', async () => {
  const { store, id, run, redis, prefix, url } = await useSweep();
  const subscriber = connectWorker({ url, name: 'test', onError: () => undefined });
  onTestFinished(() => disconnect(subscriber));
  const begun: string[] = [];
  await new Promise<void>((onListening, onError) =>
    store.listenForHalts(subscriber, {
      onHalted: () => undefined,
      onWatched: (sweepId) => begun.push(sweepId),
      ...{ onListening, onError },
    }),
  );
  await store.startRun(run, { startedAt: now });
  const isWatched = async () => {
    let answer: { isWatched: boolean; running: number } | undefined;
    const onReaders = (readers: typeof answer) => {
      answer = readers;
    };
    await store.reportProgress({ ...run, ...progress, onReaders });
    expect(answer?.running).toBe(run.readings.length);
    return answer?.isWatched;
  };
  expect(await isWatched()).toBe(false);
  const unknown = createSweepId(0);
  expect(await store.noteWatched([id, unknown], 60_000)).toEqual([unknown]);
  expect(await isWatched()).toBe(true);
  await store.noteWatched([id], 60_000);
  expect(await redis.exists(`${prefix}:store:sweep:${unknown}`)).toBe(0);
  await redis.hset(`${prefix}:store:sweep:${id}`, 'watched', '1');
  expect(await isWatched()).toBe(false);
  await store.noteWatched([id], 60_000);
  expect(await isWatched()).toBe(true);
  await waitUntil('both messages are received', async () => begun.length >= 2);
  expect(begun).toEqual([id, id]);
});

test('the event that ends a sweep is the last one of its stream: a run that still trains emits no progress', async () => {
  const { store, id, run } = await useSweep();
  await store.startRun(run, { startedAt: now });
  await store.cancelSweep(id, now);
  expect(await store.reportProgress({ ...run, ...progress })).toBe(false);
  expect((await typesIn(store, id)).at(-1)).toBe('sweep');
});

test('emits a new best trial once, after the trials of its commit', async () => {
  const { store, id, run } = await useSweep();
  const commit = (trial: number, ...accuracies: number[]) =>
    store.commitRun({
      ...run,
      ...ranked,
      outcomes: accuracies.map((accuracy, k) => ({
        trial: trial + k,
        outcome: completed(accuracy),
      })),
    });
  await commit(0, 0.5, 0.7);
  await commit(2, 0.6);
  await commit(0, 0.9);
  await commit(3, 0.8);
  const events = await eventsOf(store, id);
  expect(events.filter(({ type }) => type === 'trial' || type === 'best')).toMatchObject([
    { type: 'trial', id: trialId(id, 0) },
    { type: 'trial', id: trialId(id, 1) },
    { type: 'best', id: trialId(id, 1), metric: 'testAccuracy', value: 0.7 },
    { type: 'trial', id: trialId(id, 2) },
    { type: 'trial', id: trialId(id, 3) },
    { type: 'best', id: trialId(id, 3), value: 0.8 },
  ]);
});

test('every event is translated to its type, and the stream of all sweeps has all events except progress', async () => {
  const { store, spec, id, run } = await useSweep();
  await store.startRun(run, { startedAt: now });
  await store.reportProgress({ ...run, ...progress });
  await store.commitRun({ ...run, ...ranked, outcomes: [{ trial: 0, outcome: completed(0.5) }] });
  await endTrials(store, spec);
  await store.finishSweep(id, { status: 'completed', finishedAt: now });
  const read = async (topic: string) =>
    (await store.readEvents({ topic, after: firstEventId }, 100)) ?? [];
  const [own, all] = [await read(id), await read(allSweeps)];
  const views = own.map(viewEvent);
  for (const view of [...views, ...all.map(viewEvent)]) {
    expect(eventView.parse(view)).toEqual(view);
    expect(view.data).toHaveProperty('sweepId', id);
  }
  const once = [...new Set(views.map(({ type }) => type))];
  expect(once).toEqual([
    ...['sweep.created', 'run.updated', 'sweep.updated', 'run.progress'],
    ...['trial.ended', 'trial.best', 'sweep.ended'],
  ]);
  expect(all.map(({ event }) => event)).toEqual(
    own.map(({ event }) => event).filter(({ type }) => type !== 'progress'),
  );
});

test('a snapshot at any time and the events after it give the final state', async () => {
  const { store, id, run } = await useSweep();
  await store.startRun(run, { startedAt: now });
  const committing = Array.from({ length: 6 }, (_, trial) =>
    store.commitRun({ ...run, ...ranked, outcomes: [{ trial, outcome: completed(trial / 6) }] }),
  );
  const taking = Array.from({ length: 6 }, () => store.readSnapshot(id));
  await Promise.all(committing);
  for (const snapshot of await Promise.all(taking)) {
    const after = snapshot?.eventId ?? '';
    const events = (await store.readEvents({ topic: id, after }, 100)) ?? [];
    const ended = events.filter(({ event }) => event.type === 'trial').length;
    expect((snapshot?.sweep.counts.completed ?? 0) + ended).toBe(6);
  }
  expect((await store.readSnapshot(id))?.best?.id).toBe(trialId(id, 5));
});

test('reads the events after a position, but not after a position that was trimmed or lies in the future', async () => {
  const { store, id, redis, stream } = await useSweep();
  const after = await store.readMoment(id);
  expect(await store.readEvents({ topic: id, after }, 10)).toEqual([]);
  expect(await store.readEvents({ topic: id, after: firstEventId }, 10)).toHaveLength(1);
  const [ms = ''] = after.split('-');
  expect(
    await store.readEvents({ topic: id, after: `${Number(ms) + 60_000}-0` }, 10),
  ).toBeUndefined();
  const event = JSON.stringify({ type: 'sweep', status: 'running' });
  const adding = redis.pipeline();
  for (let k = 0; k < eventsKept; k++)
    adding.xadd(stream, 'MAXLEN', eventsKept, '*', 'event', event);
  await adding.exec();
  expect(await store.readEvents({ topic: id, after }, 10)).toBeUndefined();
  const [first] = await redis.xrange(stream, '-', '+', 'COUNT', 1);
  const next = await store.readEvents({ topic: id, after: first?.[0] ?? '' }, 10);
  expect(next).toHaveLength(10);
  const ids = next?.map((each) => each.id) ?? [];
  expect(ids.toSorted(compareEventIds)).toEqual(ids);
});

test('a waiting reader gets the new events of each topic, or no events after the timeout', async () => {
  const { store, id, run, url, prefix } = await useSweep();
  const waiting = connectWorker({ url, name: 'test', onError: () => undefined });
  onTestFinished(() => waiting.disconnect());
  const reader = createStore(waiting, prefix);
  const after = await store.readMoment(id);
  const positions = [
    { topic: id, after },
    { topic: allSweeps, after: firstEventId },
  ];
  const options = { limit: 10, timeoutMs: 50 };
  expect(await reader.waitForEvents(positions.slice(0, 1), options)).toEqual([]);
  await store.startRun(run, { startedAt: now });
  const received = await reader.waitForEvents(positions, options);
  expect(
    received.map(({ topic, events }) => [topic, events.map(({ event }) => event.type)]),
  ).toEqual([
    [id, ['run', 'sweep']],
    [allSweeps, ['sweep', 'run', 'sweep']],
  ]);
  expect(received[0]?.events[0]).toMatchObject({ sweepId: id, event: { id: runId(id, 0) } });
});

test('event ids are ordered by time, then by number', () => {
  const ids = ['0-0', '9-10', '10-2', '10-10', '1700000000000-0'];
  expect([...ids].reverse().sort(compareEventIds)).toEqual(ids);
});

/** A sweep of one run and six trials. */
async function useSweep() {
  const { url, redis, prefix } = useRedis();
  const store = createStore(redis, prefix);
  const id = createSweepId(Date.now());
  const datasetSha256 = { train: 'a'.repeat(64), test: 'b'.repeat(64) };
  const space = { learningRate: 0.1, iterations: [5, 10, 15, 20, 25, 30] };
  const spec = createSweepSpec({ dataset: 'cats', space }, { id, createdAt: now, datasetSha256 });
  await store.createSweep(spec);
  const run = { sweepId: id, ...planRun(spec, 0) };
  return { url, redis, prefix, store, spec, id, run, stream: `${prefix}:store:sweep:${id}:events` };
}

const ranked = { objective: { metric: 'testAccuracy', direction: 'maximize' } } as const;

type Reader = ReturnType<typeof createStore>;

async function eventsOf(store: Reader, topic: string) {
  const events = await store.readEvents({ topic, after: firstEventId }, 100);
  return (events ?? []).map(({ event }) => event);
}

const typesIn = async (store: Reader, topic: string) =>
  (await eventsOf(store, topic)).map(({ type }) => type);

test('a reader gets no events, although there are later ones, if Redis has lost the last event of the reader', async () => {
  const { redis, store, id, run, stream } = await useSweep();
  await store.startRun(run, { startedAt: now });
  const before = await store.readMoment(id);
  await store.commitRun({ ...run, ...ranked, outcomes: [{ trial: 0, outcome: completed(0.5) }] });
  const [lastOfSweep, lastOfAll] = [await store.readMoment(id), await store.readMoment(allSweeps)];
  const [, ...lost] = await redis.xrange(stream, before, '+');
  await redis.xdel(stream, ...lost.map(([entry]) => entry));
  await redis.xdel(stream.replace(/sweep:.*:events$/, 'events'), lastOfAll);
  await store.commitRun({ ...run, ...ranked, outcomes: [{ trial: 1, outcome: completed(0.6) }] });
  expect(await store.readEvents({ topic: id, after: lastOfSweep }, 10)).toBeUndefined();
  expect(await store.readEvents({ topic: allSweeps, after: lastOfAll }, 10)).toBeUndefined();
  expect((await store.readEvents({ topic: id, after: before }, 10))?.length).toBeGreaterThan(0);
});
