import { createSweepId, type TrialOutcome } from '@sweepq/contract';
import { createSweepSpec } from '@sweepq/plan';
import { createQueues } from '@sweepq/queue';
import { createLog } from '@sweepq/service';
import { createStore } from '@sweepq/store';
import { completedAt, failedAt } from '@sweepq/testing/outcome.ts';
import { useRedis } from '@sweepq/testing/redis.ts';
import { withoutSearch } from '@sweepq/testing/without-search.ts';
import { expect, onTestFinished, test } from 'vitest';
import { advanceSweep } from './advance-sweep.ts';

const now = '2026-11-24T10:00:00.000Z';
const log = createLog({ service: 'test', level: 'silent' });

/**
 * A search with the target 0.7 that has chosen four of 20 trials. All of them count as queued, and have no jobs. The test fails if a trial is
 * asked of the strategy.
 */
async function useSearch() {
  const { redis, prefix } = useRedis();
  const store = createStore(redis, prefix);
  const queues = createQueues({ connection: redis, prefix, onError: () => undefined });
  onTestFinished(() => queues.close());
  const spec = createSweepSpec(
    {
      ...{ dataset: 'cats', stop: { target: 0.7 } },
      space: { learningRate: { min: 0.001, max: 0.1, scale: 'log', int: false }, iterations: [10] },
      search: { strategy: 'tpe', trials: 20 },
    },
    {
      ...{ id: createSweepId(0), createdAt: now },
      datasetSha256: { train: 'a'.repeat(64), test: 'b'.repeat(64) },
    },
  );
  const { id, objective } = spec;
  await store.createSweep(spec);
  const before = (await store.readSweep(id))?.asked;
  if (before === undefined) throw new Error('Expected the sweep.');
  const rates = [0.01, 0.02, 0.03, 0.04];
  const trials = rates.map((rate) => [rate, 0, 0.01, 0, 0, false, 'divide255', 10]);
  await store.askTrials(id, { generation: 0, before, trials });
  await store.noteQueued(id, { generation: 0, trials: 4, nextPlace: 0 });
  const deps = { store, queues, log, ...withoutSearch, now: () => new Date(now) };
  const end = (trial: number, outcome: TrialOutcome) =>
    store.commitRun({
      ...{ sweepId: id, run: trial, objective, outcomes: [{ trial, outcome }] },
      end: { status: 'completed', failure: null, finishedAt: now },
    });
  return {
    complete: (trial: number, testAccuracy: number) => {
      const metrics = { trainCost: 0.1, trainAccuracy: 1, testAccuracy };
      return end(trial, { ...completedAt(now), metrics });
    },
    fail: (trial: number) => end(trial, failedAt(now)),
    advance: () => advanceSweep(deps, { id, generation: 0, signal: undefined }),
    read: () => store.readSweep(id),
  };
}

test('a trial that reaches the target ends a search when all trials before it have ended, and no trial is chosen meanwhile', async () => {
  const { complete, fail, advance, read } = await useSearch();
  await complete(2, 0.9);
  expect(await advance()).toBe('waits');
  await complete(1, 0.69);
  expect(await advance()).toBe('waits');
  expect(await read()).toMatchObject({ finishedAt: null, counts: { total: 4, completed: 2 } });
  await fail(0);
  expect(await advance()).toBe('halted');
  expect(await read()).toMatchObject({
    ...{ status: 'completed', stoppedBy: 'target', isClosed: true },
    counts: { total: 4, completed: 2, failed: 1, cancelled: 1 },
  });
});

test('trials after the one that reaches the target can be open at the end', async () => {
  const { complete, advance, read } = await useSearch();
  await complete(0, 0.7);
  expect(await advance()).toBe('halted');
  expect(await read()).toMatchObject({
    ...{ status: 'completed', stoppedBy: 'target' },
    counts: { total: 4, completed: 1, cancelled: 3 },
  });
});
