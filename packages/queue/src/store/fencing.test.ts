// What an attempt writes after another has begun at its run.
import { describe, expect, test } from 'vitest';
import {
  commitOf,
  completed,
  endTrials,
  now,
  refOf,
  useCreated,
} from '../../fixtures/stored-sweep.ts';
import { maxCrashes } from '../queues/settings.ts';
import { encodeStoredCheckpoint } from './checkpoint.ts';
import type { RunCommit } from './commit.ts';
import { createStore } from './create-store.ts';
import { encodeCurve } from './curve.ts';
import type { Crash } from './runs.ts';

const started = { startedAt: now };
const progress = {
  iteration: 5,
  iterations: 30,
  cost: 0.5,
  points: [[4, 0.5] as [number, number]],
};
const costs = Float64Array.of(3, 2, 1);
const curve = encodeCurve(costs);
const checkpoint = encodeStoredCheckpoint({
  state: Uint8Array.of(1, 2),
  iterations: 3,
  costs: undefined,
});
const end = { status: 'completed', failure: null, finishedAt: now } as const;

/** A sweep with one run, and what its attempts may write. */
async function useRun() {
  const { store, spec, redis, prefix } = await useCreated();
  const run = refOf(spec, 0);
  const key = `${prefix}:store:sweep:${spec.id}`;
  const begin = () => store.startRun(run, started);
  const commit = (attempt: number, what: Partial<RunCommit>) =>
    store.commitRun({ ...commitOf(spec, 0), outcomes: [], attempt, ...what });
  const state = async () => (await store.readRunStates(spec.id, [0]))[0];
  /** All that is kept of the sweep, the streams of its events too. */
  const everything = async () => {
    const keys = (await redis.keys(`${prefix}:*`)).sort();
    return Promise.all(
      keys.map(async (name) => [name, (await redis.dumpBuffer(name))?.toString('hex')]),
    );
  };
  return { store, spec, redis, prefix, run, key, begin, commit, state, everything };
}
type Used = Awaited<ReturnType<typeof useRun>>;

const outcomes = [{ trial: 0, outcome: completed(0.5), model: Uint8Array.of(7) }];
const writes: [what: string, write: (used: Used) => Promise<unknown>, answer: unknown][] = [
  ['a reading', ({ commit }) => commit(1, { outcomes, curve, iteration: 3 }), 'superseded'],
  ['its end', ({ commit }) => commit(1, { outcomes, curve, iteration: 3, end }), 'superseded'],
  ['a checkpoint', ({ commit }) => commit(1, { curve, checkpoint, iteration: 3 }), 'superseded'],
  [
    'a failure',
    ({ commit }) =>
      commit(1, { end: { ...end, status: 'failed', failure: { code: 'a', message: 'b' } } }),
    'superseded',
  ],
  [
    'progress',
    ({ store, run }) => store.reportProgress({ ...run, attempt: 1, ...progress }),
    false,
  ],
  [
    'that it hands the run back',
    ({ store, run }) => store.releaseRun(run, { attempt: 1 }),
    { state: 'superseded', crashes: 0 },
  ],
  [
    'that it crashed',
    ({ store, run }) => store.releaseRun(run, { attempt: 1 }, 'thread'),
    { state: 'superseded', crashes: 0 },
  ],
];

describe('once another attempt has begun', () => {
  test.each(writes)('an attempt cannot write %s', async (_what, write, answer) => {
    const used = await useRun();
    await used.begin();
    await used.begin();
    const before = await used.everything();
    expect(await write(used)).toEqual(answer);
    expect(await used.everything()).toEqual(before);
  });
});

test.each(writes)(
  'an attempt that has handed its run back cannot write %s',
  async (_what, write, answer) => {
    const used = await useRun();
    await used.begin();
    await used.store.releaseRun(used.run, { attempt: 1 });
    const before = await used.everything();
    expect(await write(used)).toEqual(answer);
    expect(await used.everything()).toEqual(before);
  },
);

test('a commit that is sent again, because its answer was lost, is no other attempt’s', async () => {
  const { begin, commit } = await useRun();
  await begin();
  const last = { outcomes, curve, iteration: 3, end };
  expect(await commit(1, last)).toEqual([0]);
  expect(await commit(1, last)).toEqual([]);
});

test('what the present attempt saves on its way is where the next one begins', async () => {
  const { store, run, begin, commit, state } = await useRun();
  await begin();
  expect(await commit(1, { curve, checkpoint, iteration: 3, cost: 1 })).toEqual([]);
  expect(await state()).toMatchObject({ status: 'running', iteration: 3, cost: 1 });
  await begin();
  const { open, checkpoint: found } = await store.findResumption({ ...run, reuse: true }, 'any');
  expect([open, found]).toEqual([[0, 1, 2], { state: Uint8Array.of(1, 2), costs }]);
});

test('a run that can go no further keeps no checkpoint from its way', async () => {
  const { redis, key, begin, commit } = await useRun();
  await begin();
  await commit(1, { curve, checkpoint, iteration: 3 });
  expect(await redis.hkeys(`${key}:checkpoints`)).toEqual(['0']);
  await commit(1, { curve, iteration: 3, end: { ...end, status: 'diverged' } });
  expect(await redis.hkeys(`${key}:checkpoints`)).toEqual([]);
});

test('a failed run keeps its checkpoint for who retries it', async () => {
  const { redis, key, begin, commit } = await useRun();
  await begin();
  await commit(1, { curve, checkpoint, iteration: 3 });
  const failure = { code: 'crashed', message: 'It did.' };
  await commit(1, { end: { ...end, status: 'failed', failure } });
  expect(await redis.hkeys(`${key}:checkpoints`)).toEqual(['0']);
});

describe('crashes', () => {
  test('a begin that a connection sends again, because the answer was lost, is one attempt', async () => {
    const { redis, prefix, run, state } = await useRun();
    const sendsTwice = new Proxy(redis, {
      get(target, name) {
        if (name !== 'call') return Reflect.get(target, name);
        return async (...command: Parameters<typeof target.call>) => {
          await target.call(...command);
          return target.call(...command);
        };
      },
    });
    const begun = await createStore(sendsTwice, prefix).startRun(run, started);
    expect(begun).toMatchObject({ state: 'started', attempt: 1, crashes: 0 });
    expect(await state()).toMatchObject({ attempts: 1, crashes: 0 });
    expect(await state()).not.toHaveProperty('begin');
  });

  test('a run that is begun while it runs has lost a worker, and after five in a row is not begun again', async () => {
    const { begin, state } = await useRun();
    const begun = [];
    for (let k = 0; k <= maxCrashes; k++) begun.push(await begin());
    expect(begun.map(({ state, crashes }) => [state, crashes])).toEqual([
      ['started', 0],
      ['started', 1],
      ['started', 2],
      ['started', 3],
      ['started', 4],
      ['crashed', 5],
    ]);
    expect(begun.at(-1)).toMatchObject({ attempt: 6, lastCrash: 'worker' });
    expect(await state()).toMatchObject({ crashes: 5 });
  });

  test.each<[string, Partial<RunCommit>]>([
    ['a reading', { outcomes, curve, iteration: 3 }],
    ['a checkpoint', { curve, checkpoint, iteration: 3 }],
  ])('are forgotten once the run gets further by %s', async (_what, headway) => {
    const { begin, commit, state } = await useRun();
    for (let k = 0; k < 3; k++) await begin();
    expect(await state()).toMatchObject({ crashes: 2 });
    await commit(3, headway);
    expect(await state()).toMatchObject({ crashes: 0 });
    // It comes to the same point again: that is no headway.
    await begin();
    await commit(4, { curve, checkpoint, iteration: 3, from: 3 });
    expect(await state()).toMatchObject({ crashes: 1 });
  });

  test('are forgotten by what an attempt saves, also where an older one had come further', async () => {
    const { redis, key, begin, commit, state } = await useRun();
    await begin();
    await commit(1, { curve, checkpoint, iteration: 3 });
    // It could not go on from that, and began anew.
    await begin();
    const shorter = encodeStoredCheckpoint({
      state: Uint8Array.of(8),
      iterations: 2,
      costs: undefined,
    });
    await commit(2, { curve, checkpoint: shorter, iteration: 2, from: 0 });
    expect(await state()).toMatchObject({ crashes: 0, iteration: 3 });
    expect(await redis.hgetBuffer(`${key}:checkpoints`, '0')).toEqual(shorter);
    // What saves nothing gets no further.
    await begin();
    await commit(3, { curve, iteration: 5, from: 2 });
    expect(await state()).toMatchObject({ crashes: 1, iteration: 5 });
  });

  test.each<[crashes: (Crash | undefined)[], states: string[]]>([
    [
      ['thread', 'thread', 'thread', 'thread', 'thread'],
      ['released', 'released', 'released', 'released', 'spent'],
    ],
    [
      ['out-of-memory', 'out-of-memory'],
      ['released', 'spent'],
    ],
    [
      ['out-of-memory', 'thread', 'out-of-memory'],
      ['released', 'released', 'released'],
    ],
    // Handed back, or to be tried again after an exception.
    [[undefined, undefined, undefined, undefined, undefined], Array(5).fill('released')],
  ])('of the kinds %j leave a run %j', async (crashes, states) => {
    const { store, spec, run, begin } = await useRun();
    for (const [k, crash] of crashes.entries()) {
      const { attempt } = await begin();
      expect((await store.releaseRun(run, { attempt }, crash)).state).toBe(states[k]);
    }
    // What is spent is still this attempt's to end.
    const { queued, running } = (await store.readSweep(spec.id))?.counts ?? {};
    expect([queued, running]).toEqual(states.includes('spent') ? [3, 3] : [6, 0]);
  });

  test('are kept of a run that failed by them, and forgotten when it is retried', async () => {
    const { store, spec, run, begin, commit, state } = await useRun();
    await begin();
    const { attempt } = await begin();
    const failure = { code: 'crashed', message: 'It did.' };
    const failed = { ...completed(0), status: 'failed', metrics: null, failure } as const;
    await commit(attempt, {
      outcomes: run.readings.map(({ trial }) => ({ trial, outcome: failed })),
      end: { ...end, status: 'failed', failure },
    });
    expect(await state()).toMatchObject({ status: 'failed', crashes: 1, failure });
    await endTrials(store, spec);
    await store.finishSweep(spec.id, { status: 'completed', finishedAt: now });
    await store.reopenSweep(spec.id, 1, { retry: { status: 'failed' } });
    expect(await store.reopenRun(spec.id, run, 1)).toBe(3);
    expect(await state()).toMatchObject({ status: 'queued', crashes: 0 });
  });
});

describe('after Redis lost its last writes', () => {
  test('the end of a run is refused, and names the trials that have no outcome', async () => {
    const { store, spec, redis, key, run, begin, commit, state } = await useRun();
    const { attempt, begin: word } = await begin();
    const of = { begin: word, curve, iteration: 3 };
    const outcome = completed(0.5);
    expect(await commit(attempt, { ...of, outcomes: [{ trial: 0, outcome }] })).toEqual([0]);
    // As Redis forgets it: the outcome, its place, and the counters that moved with it.
    await redis.hdel(`${key}:trials`, '0');
    const before = await redis.hgetall(`${key}:runs`);
    const answered = run.readings.map(({ trial }) => trial);
    const last = { ...of, outcomes: [{ trial: 2, outcome }], answered, end };
    expect(await commit(attempt, last)).toEqual({ missing: [0, 1] });
    expect(await redis.hgetall(`${key}:runs`)).toEqual(before);
    expect(await redis.hlen(`${key}:trials`)).toBe(0);
    const outcomes = [0, 1, 2].map((trial) => ({ trial, outcome }));
    expect(await commit(attempt, { ...last, outcomes })).toEqual([0, 1, 2]);
    expect(await state()).toMatchObject({ status: 'completed' });
    expect(await store.readTrials(spec, [0])).toMatchObject([{ status: 'completed' }]);
  });

  test('an attempt whose number was used again cannot write, because its begin word differs', async () => {
    const { store, redis, key, run, begin, commit } = await useRun();
    const first = await begin();
    await redis.hdel(`${key}:runs`, '0');
    const second = await begin();
    expect(second.attempt).toBe(first.attempt);
    const { attempt, begin: word } = first;
    expect(await commit(attempt, { begin: word, outcomes, curve, iteration: 3 })).toBe(
      'superseded',
    );
    expect(await store.releaseRun(run, { attempt, begin: word })).toMatchObject({
      state: 'superseded',
    });
    expect(await store.reportProgress({ ...run, attempt, begin: word, ...progress })).toBe(false);
    expect(await commit(attempt, { begin: second.begin, outcomes, curve, iteration: 3 })).toEqual([
      0,
    ]);
  });
});

test('a run whose trials all have outcomes can be returned to the queue', async () => {
  const { store, run, begin, commit } = await useRun();
  const { attempt, begin: word } = await begin();
  const all = run.readings.map(({ trial }) => ({ trial, outcome: completed(0.5) }));
  await commit(attempt, { begin: word, outcomes: all });
  expect(await store.releaseRun(run, { attempt, begin: word })).toMatchObject({
    state: 'released',
  });
});
