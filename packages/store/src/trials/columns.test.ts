// The metric columns of stored sweeps. Simulates a later version with one more metric, whose sweeps are in the same store as older
// sweeps.
import {
  createSweepId,
  type MetricName,
  parseFilter,
  type SweepSpec,
  trialFields,
} from '@sweepq/contract';
import { planRuns } from '@sweepq/plan';
import { describe, expect, test } from 'vitest';
import { useColumns } from '../../fixtures/stored-columns.ts';
import {
  commitOf,
  completed,
  endTrials,
  failed,
  now,
  refOf,
  useCreated,
} from '../../fixtures/stored-sweep.ts';
import { createKeys } from '../keys.ts';
import { bytesOf, columnsOf, columnsOfVersion1 } from './columns.ts';

const byAccuracy = [{ path: 'metrics.test.accuracy', order: 'desc' }] as const;
const sixth = [...columnsOfVersion1.slice(0, 2), 'f1', ...columnsOfVersion1.slice(2)];

test('version 1 has these five columns, and a new sweep is stored with its columns and axes', async () => {
  const five = ['validationAccuracy', 'validationCost', 'testAccuracy', 'trainAccuracy'];
  expect(columnsOfVersion1).toEqual([...five, 'trainCost']);
  const { redis, prefix, spec, store } = await useCreated();
  const { sweep } = createKeys(prefix).ofSweep(spec.id);
  const [axes, metrics, tieBreaker] = await redis.hmget(sweep, 'axes', 'metrics', 'tieBreaker');
  expect(tieBreaker).toBe('testCost');
  expect(JSON.parse(metrics ?? '')).toEqual(columnsOf(spec));
  const eight = ['learningRate', 'seed', 'initScale', 'l2', 'momentum', 'nesterov'];
  expect(JSON.parse(axes ?? '')).toEqual([...eight, 'preprocessing', 'iterations']);
  expect((await store.readSweep(spec.id))?.spec).toEqual({ ...spec, axes: JSON.parse(axes ?? '') });
});

test('a new sweep has the columns of its splits and those by which it ranks trials', async () => {
  const { spec } = await useCreated();
  const ofTest = ['testAccuracy', 'trainAccuracy', 'trainCost', 'testCost'];
  expect(columnsOf(spec)).toEqual(ofTest);
  const validation = { fraction: 0.2, seed: 1 };
  const by = (metric: MetricName) => ({ metric, direction: 'maximize' }) as const;
  expect(columnsOf({ ...spec, validation, objective: by('validationF1') })).toEqual([
    ...['validationAccuracy', 'validationCost', 'testAccuracy', 'trainAccuracy', 'trainCost'],
    'validationF1',
  ]);
});

describe.each([
  ['none in the record', undefined],
  ['those of version 1', columnsOfVersion1],
  ['a sixth column at the end', [...columnsOfVersion1, 'f1']],
  ['a sixth column between others', sixth],
  ['another order', columnsOfVersion1.toReversed()],
  ['one less', columnsOfVersion1.filter((name) => name !== 'validationCost')],
])('columns: %s', (_title, columns) => {
  const size = bytesOf(columns ?? columnsOfVersion1);

  test('the standings do not depend on the columns when trials end, are released and are queued again', async () => {
    const { store, spec, redis, keys, read } = await useColumns(columns);
    const measures = { trainCost: 0.1 + 0.2, trainAccuracy: 1, testAccuracy: 0.7 };
    const best = { ...completed(0.7), metrics: { ...measures, validationAccuracy: 0.6 } };
    await store.startRun(refOf(spec, 0), { startedAt: now });
    await store.startRun(refOf(spec, 1), { startedAt: now });
    const outcomes = [
      { trial: 3, outcome: best },
      { trial: 5, outcome: failed },
    ];
    await store.commitRun({ ...commitOf(spec, 1), outcomes });
    await store.releaseRun(refOf(spec, 0), { attempt: 1 });
    const none = Array(5).fill(Number.NaN);
    const expected = [
      ...Array(3).fill(['queued', ...none]),
      ['completed', 0.6, Number.NaN, 0.7, 1, 0.1 + 0.2],
      ['running', ...none],
      ['failed', ...none],
    ];
    expect(await read()).toEqual(expected);
    expect(await redis.strlen(keys.standings)).toBe(6 * size);

    // A recount from the outcomes alone.
    await redis.setrange(keys.standings, 0, Buffer.alloc(6 * size));
    await redis.setrange(keys.standings, 4 * size, Buffer.of(1));
    await redis.hset(keys.sweep, 'completed', 3);
    expect(await store.listMiscounted()).toEqual([spec.id]);
    expect(await store.recountSweep(spec.id)).toBe(true);
    expect(await read()).toEqual(expected);
    const sorted = await store.selectTrials(spec, {
      sort: byAccuracy,
      filter: parseFilter('status = completed', trialFields),
    });
    expect([...sorted.trials, sorted.columns[0]?.values[3]]).toEqual([3, 0.7]);
  });

  test('the cut of a run writes its metrics', async () => {
    const { store, spec, read } = await useColumns(columns);
    await store.startRun(refOf(spec, 0), { startedAt: now });
    await store.cancelSweep(spec.id, now);
    const outcome = { ...completed(0.25), status: 'cancelled' } as const;
    const model = Uint8Array.of(1);
    const cut = await store.cutRun({
      ...{ sweepId: spec.id, run: 0, by: 'any', iteration: 3, cost: 0.5, finishedAt: now },
      outcomes: [1, 2].map((trial) => ({ trial, outcome, model })),
      ofRun: { curveSha256: null, costRises: null, engine: 1, seconds: 1 },
    });
    expect(cut).toEqual([1, 2]);
    const measured = ['cancelled', Number.NaN, Number.NaN, 0.25, 1, 0.1];
    const none = ['cancelled', ...Array(5).fill(Number.NaN)];
    expect(await read()).toEqual([none, measured, measured, none, none, none]);
  });

  test('the trials of a failed run that is reopened, and of a run whose job is lost, have the status queued', async () => {
    const { store, spec, read } = await useColumns(columns);
    const statuses = async () => (await read()).map(([status]) => status);
    await store.startRun(refOf(spec, 0), { startedAt: now });
    const end = {
      status: 'failed',
      failure: { code: 'x', message: 'x' },
      finishedAt: now,
    } as const;
    await endTrials(store, spec);
    await store.commitRun({ ...commitOf(spec, 0), outcomes: [], end });
    await store.finishSweep(spec.id, { status: 'completed', finishedAt: now });
    await store.reopenSweep(spec.id, 1, { retry: { status: 'failed' } });
    expect(await store.reopenRun(spec.id, refOf(spec, 0), 1)).toBe(3);
    const queued = Array(3).fill('queued');
    expect(await statuses()).toEqual([...queued, 'failed', 'failed', 'failed']);
    await store.startRun(refOf(spec, 0), { startedAt: now, generation: 1 });
    expect(await store.requeueRun(spec.id, refOf(spec, 0), 1)).toBe('queued');
    expect(await statuses()).toEqual([...queued, 'failed', 'failed', 'failed']);
    expect((await store.readSweep(spec.id))?.counts).toMatchObject({ queued: 3, running: 0 });
  });
});

test('a sixth column of a later version is not read as another metric', async () => {
  const { store, spec, redis, keys, read } = await useColumns(sixth);
  await store.commitRun({
    ...commitOf(spec, 1),
    outcomes: [{ trial: 4, outcome: completed(0.5) }],
  });
  const value = Buffer.alloc(8);
  value.writeDoubleLE(0.875);
  const before = await redis.getBuffer(keys.standings);
  expect(before?.readDoubleLE(4 * 56 + 8 + 16)).toBeNaN();
  await redis.setrange(keys.standings, 4 * 56 + 8 + 16, value);
  expect((await read())[4]).toEqual(['completed', Number.NaN, Number.NaN, 0.5, 1, 0.1]);
});

test('writes and reads sweeps of version 1 and of a later version in one store', async () => {
  const { store, spec, redis, prefix } = await useCreated();
  const keys = createKeys(prefix);
  const specs = [undefined, sixth, columnsOf(spec)].map((columns, k) => ({
    ...{ columns, spec: { ...spec, id: createSweepId(Date.now() + k + 1) } },
  }));
  for (const { columns, spec } of specs) {
    await store.createSweep(spec);
    const { sweep } = keys.ofSweep(spec.id);
    if (columns === undefined) await redis.hdel(sweep, 'metrics', 'axes', 'tieBreaker');
    else await redis.hset(sweep, 'metrics', JSON.stringify(columns));
  }
  for (const { spec } of specs) {
    for (const run of [0, 1]) {
      const outcomes = [0, 1].map((k) => {
        const trial = 3 * run + k;
        return { trial, outcome: completed(0.1 * trial) };
      });
      await store.commitRun({ ...commitOf(spec, run), outcomes });
    }
  }
  for (const { spec } of specs) {
    const { trials, columns } = await store.selectTrials(spec, { sort: byAccuracy });
    expect([...trials]).toEqual([4, 3, 1, 0, 2, 5]);
    expect([...(columns[0]?.values ?? [])]).toEqual([0, 0.1, Number.NaN, 0.1 * 3, 0.4, Number.NaN]);
    const { trials: listed } = await store.listTrials(spec, { limit: 2 });
    expect(listed.map(({ metrics }) => metrics?.testAccuracy)).toEqual([0.4, 0.1 * 3]);
  }
  expect(await store.listMiscounted()).toEqual([]);
});

test('plans a sweep by the axes in its record', async () => {
  const { store, spec, redis, prefix } = await useCreated({
    space: { learningRate: { min: 0, max: 1, scale: 'linear', int: false }, iterations: [10] },
    search: { strategy: 'random', trials: 5, seed: 1 },
  });
  const { sweep } = createKeys(prefix).ofSweep(spec.id);
  const stored = await store.readSweep(spec.id);
  const axes = stored?.spec.axes?.toReversed() ?? [];
  await redis.hset(sweep, 'axes', JSON.stringify(axes));
  const reread = (await store.readSweep(spec.id))?.spec ?? spec;
  const ratesOf = (of: SweepSpec) =>
    [...planRuns(of)].map((run) => run.hyperparameters.learningRate);
  expect(ratesOf(stored?.spec ?? spec)).toEqual(ratesOf(spec));
  expect(ratesOf(reread)).toEqual(ratesOf({ ...spec, axes }));
  expect(ratesOf(reread)).not.toEqual(ratesOf(spec));
  const { trials } = await store.listTrials(reread, {
    sort: [{ path: 'index', order: 'asc' }],
    limit: 5,
  });
  expect(trials.map(({ params }) => params.learningRate)).toEqual(ratesOf(reread));
});
