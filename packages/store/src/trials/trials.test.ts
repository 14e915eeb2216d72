import { type Trial, trialId } from '@sweepq/contract';
import { expect, test } from 'vitest';
import {
  commitOf,
  completed,
  failed,
  now,
  refOf,
  useCreated,
} from '../../fixtures/stored-sweep.ts';
import type { TrialsCursor } from './select-trials.ts';

test('lists the best trials first and the others in the order of the plan, each trial once over all pages', async () => {
  const { store, spec } = await useCreated();
  await store.commitRun({
    ...commitOf(spec, 1),
    outcomes: [
      { trial: 4, outcome: completed(0.9) },
      { trial: 5, outcome: completed(0.8) },
      { trial: 3, outcome: failed },
    ],
  });
  await store.startRun(refOf(spec, 0), { startedAt: now });
  for (const limit of [1, 2, 3, 4, 6, 100]) {
    const trials: Trial[] = [];
    let cursor: TrialsCursor | undefined;
    do {
      const page = await store.listTrials(spec, { limit, cursor });
      expect(page.trials.length).toBeLessThanOrEqual(limit);
      trials.push(...page.trials);
      cursor = page.next;
    } while (cursor !== undefined);
    expect(trials.map(({ id, status }) => [id, status])).toEqual(
      [
        [4, 'completed'],
        [5, 'completed'],
        [0, 'running'],
        [1, 'running'],
        [2, 'running'],
        [3, 'failed'],
      ].map(([index, status]) => [trialId(spec.id, Number(index)), status]),
    );
  }
});

test.each([
  ['maximize', 'metrics.test.accuracy', 4],
  ['minimize', 'metrics.test.accuracy', 5],
] as const)('the best trial is the one to %s %s', async (direction, metric, best) => {
  const { store, spec } = await useCreated({ objective: { metric, direction } });
  await store.commitRun({
    ...commitOf(spec, 1),
    outcomes: [
      { trial: 4, outcome: completed(0.9) },
      { trial: 5, outcome: completed(0.8) },
    ],
  });
  expect((await store.readBest(spec))?.id).toBe(trialId(spec.id, best));
});

test('ranks trials with equal scores in the order of the plan', async () => {
  const { store, spec } = await useCreated();
  for (const trial of [5, 3, 4]) {
    await store.commitRun({ ...commitOf(spec, 1), outcomes: [{ trial, outcome: completed(0.9) }] });
  }
  const { trials } = await store.listTrials(spec, { limit: 3 });
  expect(trials.map(({ id }) => id)).toEqual([3, 4, 5].map((trial) => trialId(spec.id, trial)));
});
