import { createSweepId, type TrialOutcome } from '@sweepq/contract';
import { createSweepSpec, planRun } from '@sweepq/plan';
import { connectWorker, disconnect } from '@sweepq/redis';
import { useRedis } from '@sweepq/testing/redis.ts';
import { waitUntil } from '@sweepq/testing/wait.ts';
import { expect, onTestFinished, test } from 'vitest';
import { endTrials } from '../../fixtures/stored-sweep.ts';
import { createStore } from '../create-store.ts';
import { encodeCurve } from '../curves/curve.ts';

const then = '2026-11-24T10:00:00.000Z';
const now = '2026-11-24T10:00:05.000Z';
const later = '2026-11-24T10:00:09.000Z';

test('cancelling a sweep ends it immediately, with all its open trials', async () => {
  const { store, spec } = await useBegun();
  expect(await store.cancelSweep(spec.id, now)).toBe('cancelled');
  expect(await store.readHalt(spec.id, 0)).toBe('closed');
  expect(await store.readSweep(spec.id)).toMatchObject({
    status: 'cancelled',
    finishedAt: now,
    counts: { total: 9, completed: 1, cancelled: 8, queued: 0, running: 0 },
  });
  const trials = await store.readTrials(spec, [0, 1, 2, 3, 4, 5]);
  expect(
    trials.map(({ status, startedAt, finishedAt }) => [status, startedAt, finishedAt]),
  ).toEqual([
    ['completed', then, then],
    ['cancelled', then, now],
    ['cancelled', then, now],
    ['cancelled', null, now],
    ['cancelled', null, now],
    ['cancelled', null, now],
  ]);
});

test('cancelling a sweep ends its open runs, and does not change runs that had ended', async () => {
  const { store, spec, refOf } = await useBegun();
  await store.startRun(refOf(1), { startedAt: then });
  await store.commitRun({
    ...refOf(1),
    objective: spec.objective,
    outcomes: [],
    end: { status: 'failed', failure: null, finishedAt: then },
  });
  await store.cancelSweep(spec.id, now);
  expect(await store.readRunStates(spec.id, [0, 1, 2])).toMatchObject([
    { status: 'cancelled', startedAt: then, finishedAt: now, attempts: 1 },
    { status: 'failed', finishedAt: then },
    { status: 'cancelled', startedAt: null, finishedAt: now, attempts: 0 },
  ]);
});

test('cancelling a cancelled sweep changes nothing', async () => {
  const { store, spec, readEvents } = await useBegun();
  await Promise.all([now, now, now].map((at) => store.cancelSweep(spec.id, at)));
  const before = await store.readSweep(spec.id);
  expect(await store.cancelSweep(spec.id, later)).toBe('cancelled');
  expect(await store.readSweep(spec.id)).toEqual(before);
  const ends = (await readEvents()).filter(({ status }) => status === 'cancelled');
  expect(ends).toEqual([{ type: 'sweep', status: 'cancelled' }]);
});

test('later writes do not change a cancelled sweep', async () => {
  const { store, spec, refOf, commit, readEvents } = await useBegun();
  await store.cancelSweep(spec.id, now);
  const before = await Promise.all([
    store.readSweep(spec.id),
    store.readRunStates(spec.id, [0, 1]),
  ]);
  const events = await readEvents();

  expect(await store.startRun(refOf(1), { startedAt: later })).toMatchObject({ state: 'ended' });
  await store.releaseRun(refOf(0), { attempt: 1 });
  expect(await commit(1)).toEqual([]);
  expect(await commit(3)).toEqual([]);
  expect(await store.finishSweep(spec.id, { status: 'completed', finishedAt: later })).toBe(
    'other',
  );

  const after = await Promise.all([store.readSweep(spec.id), store.readRunStates(spec.id, [0, 1])]);
  expect(after).toEqual(before);
  expect(await readEvents()).toEqual(events);
  expect(await store.readCurve({ sweepId: spec.id, run: 1 })).toBeUndefined();
  expect((await store.readTrials(spec, [1]))[0]?.status).toBe('cancelled');
});

test('each trial has one outcome, and the counts add up, when a commit and a cancel run at the same time', async () => {
  for (let k = 0; k < 20; k++) {
    const { store, spec, commit } = await useBegun();
    const [one, , two] = await Promise.all([commit(1), store.cancelSweep(spec.id, now), commit(2)]);
    const committed = 1 + [one, two].flat().length;
    const trials = await store.readTrials(spec, [0, 1, 2, 3, 4, 5]);
    expect(trials.filter(({ status }) => status === 'completed')).toHaveLength(committed);
    expect((await store.readSweep(spec.id))?.counts).toMatchObject({
      completed: committed,
      cancelled: 9 - committed,
      queued: 0,
      running: 0,
    });
  }
});

test('does not cancel a sweep that has ended, and does not create one that does not exist', async () => {
  const { store, spec, redis, prefix } = await useBegun();
  await endTrials(store, spec);
  await store.finishSweep(spec.id, { status: 'completed', finishedAt: then });
  expect(await store.cancelSweep(spec.id, now)).toBe('ended');
  expect(await store.readSweep(spec.id)).toMatchObject({ status: 'completed', finishedAt: then });
  const other = createSweepId(Date.now());
  expect(await store.cancelSweep(other, now)).toBe('gone');
  expect(await redis.keys(`${prefix}:store:sweep:${other}*`)).toEqual([]);
});

test('a listener receives every cancel, and `onListening` is called after each subscription', async () => {
  const { store, spec, url, redis, prefix } = await useBegun();
  const subscriber = connectWorker({ url, name: `${prefix}-subscriber`, onError: () => undefined });
  onTestFinished(() => disconnect(subscriber));
  const received: string[] = [];
  let listening = 0;
  store.listenForHalts(subscriber, {
    onHalted: (id) => received.push(id),
    onListening: () => {
      listening += 1;
    },
    onError: () => undefined,
  });
  await waitUntil('the listener is subscribed', async () => listening === 1);
  await store.cancelSweep(spec.id, now);
  await waitUntil('the first message is received', async () => received.length === 1);
  await redis.client('KILL', 'ID', await findClient(redis, prefix));
  await waitUntil('the listener is subscribed again', async () => listening === 2);
  await store.cancelSweep(spec.id, now);
  await waitUntil('the second message is received', async () => received.length >= 2);
  expect(received).toEqual([spec.id, spec.id]);
});

async function findClient(redis: ReturnType<typeof connectWorker>, prefix: string) {
  const list = (await redis.client('LIST')) as string;
  const line = list.split('\n').find((each) => each.includes(`name=${prefix}-subscriber`));
  return Number(/^id=(\d+)/.exec(line ?? '')?.[1]);
}

/** Three runs of three trials each: one has begun, and one of its trials is completed. */
async function useBegun() {
  const { redis, prefix, url } = useRedis();
  const store = createStore(redis, prefix);
  const space = { learningRate: [0.1, 0.2, 0.3], iterations: [10, 20, 30] };
  const spec = createSweepSpec(
    { dataset: 'cats', space },
    {
      id: createSweepId(Date.now()),
      createdAt: then,
      datasetSha256: { train: 'a'.repeat(64), test: 'b'.repeat(64) },
    },
  );
  const refOf = (run: number) => ({ sweepId: spec.id, ...planRun(spec, run) });
  const { objective } = spec;
  const commit = (trial: number) =>
    store.commitRun({
      sweepId: spec.id,
      run: Math.floor(trial / 3),
      objective,
      outcomes: [{ trial, outcome: completed }],
      iteration: 10,
      cost: 0.5,
      curve: encodeCurve(Float64Array.of(1, 0.5)),
    });
  const readEvents = async () =>
    (await redis.xrange(`${prefix}:store:sweep:${spec.id}:events`, '-', '+')).map(
      ([, fields]) => JSON.parse(fields[1] ?? '') as { type: string; status: string },
    );
  await store.createSweep(spec);
  await store.startRun(refOf(0), { startedAt: then });
  await commit(0);
  return { store, spec, refOf, commit, readEvents, redis, prefix, url };
}

const completed: TrialOutcome = {
  status: 'completed',
  metrics: { trainCost: 0.1, trainAccuracy: 1, testAccuracy: 0.7 },
  bias: 0.5,
  modelSha256: 'c'.repeat(64),
  engine: 1,
  failure: null,
  source: 'trained',
  stoppedAt: null,
  times: null,
  startedAt: then,
  finishedAt: then,
};
