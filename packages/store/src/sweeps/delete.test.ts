import { findTraces } from '@sweepq/testing/traces.ts';
import { beforeEach, expect, test } from 'vitest';
import {
  commitOf,
  completed,
  endTrials,
  failed,
  now,
  refOf,
  useCreated,
  useStore,
} from '../../fixtures/stored-sweep.ts';
import { encodeCurve } from '../curves/curve.ts';
import { encodeStoredCheckpoint } from '../runs/checkpoint.ts';

const later = '2026-11-24T11:00:00.000Z';
const trajectory = 'f'.repeat(40);
const readings = [10, 20, 30].map((iterations, trial) => ({ trial, iterations }));
const end = { status: 'completed', failure: null, finishedAt: now } as const;
const checkpoint = encodeStoredCheckpoint({
  state: new Uint8Array(40),
  iterations: 2,
  costs: undefined,
});

/** A deletion without an operation. */
const removalOf = ({ id }: { id: string }) => ({ id, operationId: '' });

type Used = Awaited<ReturnType<typeof useCreated>>;
let used: Used;
beforeEach(async () => {
  used = await useCreated();
  const { store, spec } = used;
  // One run has ended. The other run is still in progress when the tests end the sweep.
  await store.startRun(refOf(spec, 1), { startedAt: now });
  await commit(used);
});

const commit = ({ store, spec }: Used, run = 0) =>
  store.commitRun({
    ...commitOf(spec, run),
    cacheAs: { trajectory, readings },
    outcomes: [{ trial: 3 * run, outcome: completed(0.7), model: new Uint8Array(8) }],
    iteration: 30,
    curve: encodeCurve(Float64Array.of(1, 0.5)),
    checkpoint,
    end,
  });

const stop = { generation: 0, rule: 'maxIterations', now: later } as const;
const affordable = { generation: 0, trials: 3 };

/** All functions that write to a sweep, each called after the sweep was deleted. */
const lateWrites: [string, (used: Used) => Promise<unknown>][] = [
  ['createSweep', ({ store, spec }) => store.createSweep(spec, { onlyWithJob: true })],
  ['editSweep', ({ store, spec }) => store.editSweep(spec.id, { name: 'late', priority: 'high' })],
  ['cancelSweep', ({ store, spec }) => store.cancelSweep(spec.id, later)],
  ['pauseSweep', ({ store, spec }) => store.pauseSweep(spec.id)],
  ['resumeSweep', ({ store, spec }) => store.resumeSweep(spec.id, 0)],
  [
    'reopenSweep',
    ({ store, spec }) => store.reopenSweep(spec.id, 1, { retry: { status: 'failed' } }),
  ],
  ['reopenRun', ({ store, spec }) => store.reopenRun(spec.id, refOf(spec, 0), 0)],
  ['settleRetry', ({ store, spec }) => store.settleRetry(spec.id, 0, 0)],
  ['expireSweep', ({ store, spec }) => store.expireSweep(spec.id, { maxSeconds: 1, now: later })],
  ['stopSweep', ({ store, spec }) => store.stopSweep(spec.id, stop)],
  ['noteAffordable', ({ store, spec }) => store.noteAffordable(spec.id, affordable)],
  [
    'finishSweep',
    ({ store, spec }) => store.finishSweep(spec.id, { status: 'failed', finishedAt: later }),
  ],
  ['startRun', ({ store, spec }) => store.startRun(refOf(spec, 0), { startedAt: later })],
  ['releaseRun', ({ store, spec }) => store.releaseRun(refOf(spec, 1), { attempt: 1 })],
  ['commitRun', (ended) => commit(ended, 1)],
  ['commitRun again', (ended) => commit(ended)],
  [
    'commitRun of a failure',
    ({ store, spec }) =>
      store.commitRun({ ...commitOf(spec, 1), outcomes: [{ trial: 3, outcome: failed }] }),
  ],
  [
    'reuseRun',
    ({ store, spec }) =>
      store.reuseRun({
        ...commitOf(spec, 1),
        cacheAs: { trajectory, readings },
        ...{ generation: 0, total: 6 },
        readings: [
          { trial: 4, iterations: 20, outcome: failed, source: { ...refOf(spec, 0), trial: 0 } },
        ],
        checkpoint,
        end,
      }),
  ],
  [
    'acceptSubmission',
    ({ store, spec: { id, createdAt } }) =>
      store.acceptSubmission('a'.repeat(64), {
        ...{ id, createdAt, bodySha256: 'c'.repeat(64) },
        datasetSha256: { train: 'a'.repeat(64), test: 'b'.repeat(64) },
      }),
  ],
];

test.each(lateWrites)(
  '%s writes nothing to a sweep that is marked as deleted',
  async (_, write) => {
    const { store, spec, redis, prefix } = used;
    await endTrials(store, spec);
    await store.finishSweep(spec.id, { status: 'completed', finishedAt: now });
    expect(await store.deleteSweep(spec.id)).toEqual({ state: 'deleted', generation: 0 });
    const before = await readAll(redis, prefix);
    await write(used);
    expect(await readAll(redis, prefix)).toEqual(before);
    expect(await store.readSweep(spec.id)).toBeUndefined();
  },
);

const ofProgress = { iteration: 5, iterations: 30, cost: 0.5, points: [] };
const progress: (typeof lateWrites)[number] = [
  'reportProgress',
  ({ store, spec }) =>
    store.reportProgress({ sweepId: spec.id, run: 1, attempt: 1, ...ofProgress }),
];

test.each([...lateWrites, progress])(
  '%s creates nothing for a sweep that was removed',
  async (_, write) => {
    const { store, spec, redis, prefix } = used;
    await store.cancelSweep(spec.id, now);
    await store.deleteSweep(spec.id);
    await store.forgetCachedResults(spec, 1);
    await redis.del(`${prefix}:store:known:${trajectory}`);
    await store.forgetEvents(spec.id);
    await store.forgetSweep(removalOf(spec), { now: new Date(now) });
    expect(await findTraces(redis, prefix, spec.id)).toEqual([]);
    await write(used);
    expect(await findTraces(redis, prefix, spec.id)).toEqual([]);
  },
);

test('does not delete an open sweep, and deletes an ended sweep only once', async () => {
  const { store, spec } = used;
  expect((await store.deleteSweep(spec.id)).state).toBe('open');
  expect(await store.readDeleted(spec.id)).toBe('kept');
  await store.forgetSweep(removalOf(spec), { now: new Date(now) });
  expect(await store.readSweep(spec.id)).toBeDefined();
  await store.cancelSweep(spec.id, now);
  const deletions = await Promise.all([1, 2, 3].map(() => store.deleteSweep(spec.id)));
  expect(deletions.map(({ state }) => state).sort()).toEqual(['deleted', 'gone', 'gone']);
  expect(await store.readRecord(spec.id)).toBe('deleted');
  expect(await store.listDeleted()).toEqual([spec.id]);
  await store.forgetSweep(removalOf(spec), { now: new Date(now) });
  expect([await store.listDeleted(), await store.readDeleted(spec.id)]).toEqual([[], undefined]);
});

test('a deletion because of age keeps a sweep that has ended again since, or is archived', async () => {
  const { store, spec } = used;
  await endTrials(store, spec);
  await store.finishSweep(spec.id, { status: 'completed', finishedAt: now });
  expect((await store.deleteSweep(spec.id, { finishedAt: later })).state).toBe('kept');
  await store.editSweep(spec.id, { archived: true });
  expect((await store.deleteSweep(spec.id, { finishedAt: now })).state).toBe('kept');
  await store.editSweep(spec.id, { archived: false });
  expect((await store.deleteSweep(spec.id, { finishedAt: now })).state).toBe('deleted');
});

test('either the deletion or the retry wins when both run at the same time, and the other one reports the state', async () => {
  const outcomes = new Set<string>();
  for (let k = 0; k < 20; k++) {
    const { store, spec } = await useCreated();
    await endTrials(store, spec);
    await store.finishSweep(spec.id, { status: 'failed', finishedAt: now });
    const deleting = () => store.deleteSweep(spec.id).then(({ state }) => state);
    const reopening = () => store.reopenSweep(spec.id, 1, { retry: { status: 'failed' } });
    const both = await (k % 2 === 0
      ? Promise.all([deleting(), reopening()])
      : Promise.all([reopening(), deleting()]).then(([one, two]) => [two, one]));
    outcomes.add(both.join(' '));
  }
  expect([...outcomes].sort()).toEqual(['deleted gone', 'open reopened']);
});

test('`readHalt` stops a run of a deleted sweep, also after the record was removed', async () => {
  const { store, spec } = used;
  expect(await store.readHalt(spec.id, 0)).toBeUndefined();
  await endTrials(store, spec);
  await store.finishSweep(spec.id, { status: 'completed', finishedAt: now });
  await store.deleteSweep(spec.id);
  expect(await store.readHalt(spec.id, 0)).toBe('closed');
  await store.forgetSweep(removalOf(spec), { now: new Date(now) });
  expect(await store.readHalt(spec.id, 0)).toBe('closed');
});

test('with `onlyWithJob`, creates a sweep only if its job exists', async () => {
  const { store, spec, redis, prefix } = useStore();
  expect(await store.createSweep(spec, { onlyWithJob: true })).toBe('deleted');
  expect(await store.readSweep(spec.id)).toBeUndefined();
  await redis.hset(`${prefix}:sweeps:${spec.id}`, 'name', 'sweep');
  expect(await store.createSweep(spec, { onlyWithJob: true })).toBe('created');
});

test('removes the idempotency key of a deleted sweep, unless the key belongs to another sweep', async () => {
  const { store, spec, redis, prefix } = used;
  const key = 'a'.repeat(64);
  const { id, createdAt, dataset } = spec;
  const submission = { id, createdAt, datasetSha256: dataset.sha256, bodySha256: 'b'.repeat(64) };
  await store.claimSubmission(key, submission);
  await store.forgetSubmission(key, 'swp_another');
  expect(await store.readSubmission(key)).toMatchObject(submission);
  // Redis came back without the mark: the sweep and its key exist.
  await store.forgetSubmission(key, id);
  expect(await store.readSubmission(key)).toMatchObject(submission);
  await store.cancelSweep(id, now);
  await store.deleteSweep(id);
  await store.forgetSubmission(key, id);
  expect(await store.readSubmission(key)).toBeUndefined();
  expect(await redis.exists(`${prefix}:store:submission:${key}`)).toBe(0);
});

/** All data under a prefix, to the byte. */
async function readAll(redis: Used['redis'], prefix: string) {
  const keys = (await redis.keys(`${prefix}:*`)).sort();
  return Promise.all(keys.map(async (key) => [key, await readKey(redis, key)]));
}

/** Redis may return the fields of a hash in another order, so they are sorted. */
async function readKey(redis: Used['redis'], key: string) {
  if ((await redis.type(key)) !== 'hash') return (await redis.dumpBuffer(key))?.toString('base64');
  const fields = Object.entries(await redis.hgetallBuffer(key)).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return fields.map(([name, value]) => [name, value.toString('base64')]);
}

test('does not remove a deleted sweep while one of its jobs exists: Redis may have lost the removal of the job', async () => {
  const { store, spec, redis, prefix } = used;
  await store.cancelSweep(spec.id, now);
  await store.deleteSweep(spec.id);
  const jobs = { sweeps: [spec.id, `${spec.id}-g1`], runs: [`${spec.id}-r0`] };
  await redis.hset(`${prefix}:runs:${spec.id}-r0`, 'name', 'left');
  expect(await store.forgetSweep(removalOf(spec), { jobs, now: new Date(now) })).toBe(false);
  expect(await store.listDeleted()).toEqual([spec.id]);
  expect(await store.readRecord(spec.id)).toBe('deleted');
  await redis.del(`${prefix}:runs:${spec.id}-r0`);
  expect(await store.forgetSweep(removalOf(spec), { jobs, now: new Date(now) })).toBe(true);
  expect([await store.listDeleted(), await store.readRecord(spec.id)]).toEqual([[], undefined]);
});
