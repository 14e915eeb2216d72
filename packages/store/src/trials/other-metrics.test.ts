import { expect, test } from 'vitest';
import { commitOf, completed, now, refOf, useCreated } from '../../fixtures/stored-sweep.ts';
import { createStore } from '../create-store.ts';

const withF1 = (testF1: number) => {
  const outcome = completed(0.5);
  return { ...outcome, metrics: outcome.metrics && { ...outcome.metrics, testF1 } };
};

test('reads each outcome once for a metric without a column, and none of a trial that was cancelled without a result', async () => {
  const { redis, prefix, spec, store: writing } = await useCreated();
  const read: string[][] = [];
  const watched = new Proxy(redis, {
    get(target, name) {
      if (name !== 'hmget') return Reflect.get(target, name);
      return (key: string, ...fields: string[]) => {
        if (key.endsWith(':trials')) read.push(fields);
        return target.hmget(key, ...fields);
      };
    },
  });
  const store = createStore(watched, prefix);
  const readPage = async () => {
    read.length = 0;
    const sort = [{ path: 'metrics.test.f1', order: 'desc' }] as const;
    const { columns } = await store.selectTrials(spec, { sort });
    return { values: [...(columns[0]?.values ?? [])], read: [...read] };
  };
  await writing.startRun(refOf(spec, 0), { startedAt: now });
  await writing.commitRun({
    ...{ ...commitOf(spec, 0), outcomes: [{ trial: 1, outcome: withF1(0.25) }] },
  });
  await writing.cancelSweep(spec.id, now);
  const none = Number.NaN;
  const first = [none, 0.25, none, none, none, none];
  expect(await readPage()).toEqual({ values: first, read: [['1']] });
  expect(await readPage()).toEqual({ values: first, read: [] });

  // The run is cut after the first pages: one of its trials has a result now.
  await writing.cutRun({
    ...{ sweepId: spec.id, run: 0, by: 'any', iteration: 3, cost: 0.5, finishedAt: now },
    outcomes: [
      { trial: 2, outcome: { ...withF1(0.75), status: 'cancelled' }, model: Uint8Array.of(1) },
    ],
    ofRun: { curveSha256: null, costRises: null, engine: 1, seconds: 1 },
  });
  expect((await readPage()).read).toEqual([['2']]);
  expect((await readPage()).read).toEqual([]);
});
