import {
  type Metrics,
  parseFilter,
  parseSort,
  parseTrialId,
  type TrialOutcome,
  trialFields,
  trialSorts,
} from '@sweepq/contract';
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
import type { TrialSelection, TrialsCursor } from './select-trials.ts';

const by = (sort: string): TrialSelection => ({ sort: parseSort(sort, trialSorts) });

const measured = (metrics: Partial<Metrics>): TrialOutcome => {
  const outcome = completed(0.7);
  const { trainCost = 0.1, trainAccuracy = 1, testAccuracy = 0.7, ...others } = metrics;
  return { ...outcome, metrics: { trainCost, trainAccuracy, testAccuracy, ...others } };
};

/** A sweep of two runs with three trials each. */
async function useRanked(request: Parameters<typeof useCreated>[0] = {}) {
  const used = await useCreated(request);
  const { redis, prefix, spec, store } = used;
  const keys = createKeys(prefix).ofSweep(spec.id);
  const commit = (trial: number, metrics: Partial<Metrics>) =>
    store.commitRun({
      ...commitOf(spec, trial < 3 ? 0 : 1),
      outcomes: [{ trial, outcome: measured(metrics) }],
    });
  const list = async (selection: TrialSelection, limit = 100) => {
    const trials: (number | undefined)[] = [];
    let cursor: TrialsCursor | undefined;
    do {
      const page = await store.listTrials(spec, { ...selection, limit, cursor });
      trials.push(...page.trials.map(({ id }) => parseTrialId(id)?.index));
      cursor = page.next;
    } while (cursor !== undefined);
    return trials;
  };
  const best = async () => parseTrialId((await store.readBest(spec))?.id ?? '')?.index;
  return { ...used, keys, commit, list, best, redis };
}

/** Trials 1, 2 and 4 have an equal accuracy. */
async function useTies(of: Awaited<ReturnType<typeof useRanked>>) {
  await of.commit(1, { testCost: 0.9 });
  await of.commit(2, { testCost: 10 });
  await of.commit(4, { testCost: 0.25 });
  await of.commit(5, {});
  await of.commit(0, { testAccuracy: 0.6, testCost: 0.1 });
}

test('trials with equal scores rank by the lower cost of the same split, those without a cost last', async () => {
  const used = await useRanked({
    webhooks: [{ url: 'https://example.com', events: ['trial.best'] }],
  });
  await useTies(used);
  const { list, best, store, spec } = used;
  expect(await list({})).toEqual([4, 1, 2, 5, 0, 3]);
  for (const limit of [1, 2]) expect(await list({}, limit)).toEqual([4, 1, 2, 5, 0, 3]);
  expect(await list(by('-objective'), 1)).toEqual([0, 2, 1, 4, 5, 3]);
  expect(await list(by('-metrics.test.accuracy'))).toEqual([1, 2, 4, 5, 0, 3]);
  expect(await best()).toBe(4);
  expect(parseTrialId((await store.readSnapshot(spec.id))?.best?.id ?? '')?.index).toBe(4);
  const taking = { limit: 9, timeoutMs: 1, leftAfterMs: 60_000 };
  // The first call creates the consumer group.
  await store.takeNotices(taking);
  const notices = await store.takeNotices(taking);
  expect(notices).toMatchObject([{ best: 1 }, { best: 4 }]);
});

test('trials with equal scores and costs rank by index, and a score of 0 has a place', async () => {
  const { commit, list, best } = await useRanked({
    objective: { metric: 'metrics.test.accuracy', direction: 'minimize' },
  });
  for (const trial of [4, 3, 1]) await commit(trial, { testAccuracy: 0, testCost: 0 });
  expect(await list({})).toEqual([1, 3, 4, 0, 2, 5]);
  expect(await best()).toBe(1);
});

test('a recount gives the leaderboard the same members', async () => {
  const used = await useRanked();
  await useTies(used);
  const { redis, keys, store, spec, best } = used;
  const members = await redis.zrange(keys.leaderboard, '0', '-1', 'WITHSCORES');
  expect(members).toHaveLength(10);
  await redis.del(keys.leaderboard, keys.standings);
  await redis.hset(keys.sweep, 'completed', 0);
  expect(await store.recountSweep(spec.id)).toBe(true);
  expect(await redis.zrange(keys.leaderboard, '0', '-1', 'WITHSCORES')).toEqual(members);
  expect(await best()).toBe(4);
});

test('a sweep of version 0.2 ranks equal scores in the order of the plan, also after a later version goes on with it', async () => {
  const used = await useRanked();
  const { redis, keys, list, best } = used;
  await redis.hdel(keys.sweep, 'tieBreaker', 'metrics');
  await redis.zadd(keys.leaderboard, -0.7, '000003');
  await useTies(used);
  expect(await redis.zrange(keys.leaderboard, '0', '-1')).toEqual([
    ...['000001', '000002', '000003', '000004', '000005', '000000'],
  ]);
  expect(await best()).toBe(1);
  expect(await list({})).toEqual([1, 2, 4, 5, 0, 3]);
});

test('a trial without the metric of the objective is not ranked', async () => {
  const { commit, list, best } = await useRanked({
    objective: { metric: 'metrics.test.rocAuc', direction: 'maximize' },
  });
  await commit(0, { testCost: 0.1 });
  await commit(3, { testRocAuc: 0.5, testCost: 0.3 });
  expect(await list({})).toEqual([3, 0, 1, 2, 4, 5]);
  expect(await best()).toBe(3);
});

test('sorts and filters by a metric without a column, also by trials that end later or are retried', async () => {
  const { commit, list, store, spec } = await useRanked();
  const where = (filter: string) => ({
    ...by('-metrics.test.f1'),
    filter: parseFilter(filter, trialFields),
  });
  await commit(1, { testF1: 0.4 });
  await commit(4, { testF1: 0.8 });
  await store.commitRun({ ...commitOf(spec, 0), outcomes: [{ trial: 0, outcome: failed }] });
  expect(await list(by('-metrics.test.f1'))).toEqual([4, 1, 0, 2, 3, 5]);
  await commit(3, { testF1: 0.6, testRecall: 0.25 });
  expect(await list(by('-metrics.test.f1'), 1)).toEqual([4, 3, 1, 0, 2, 5]);
  expect(await list(where('metrics.test.f1 >= 0.6'))).toEqual([4, 3]);
  expect(await list(where('metrics.test.recall = 0.25 OR metrics.test.f1 < 0.5'))).toEqual([3, 1]);
  expect(await list(where('metrics.validation.f1 >= 0'))).toEqual([]);

  for (const trial of [2, 5]) await commit(trial, {});
  const end = { status: 'failed', failure: { code: 'x', message: 'x' }, finishedAt: now } as const;
  await store.commitRun({ ...commitOf(spec, 0), outcomes: [], end });
  await store.finishSweep(spec.id, { status: 'completed', finishedAt: now });
  await store.reopenSweep(spec.id, 1, { retry: { status: 'failed' } });
  await store.reopenRun(spec.id, refOf(spec, 0), 1);
  await store.commitRun({
    ...commitOf(spec, 0),
    outcomes: [{ trial: 0, outcome: measured({ testF1: 0.9 }) }],
  });
  const reopened = await list(by('-metrics.test.f1'));
  expect(reopened[0]).toBe(0);
});
