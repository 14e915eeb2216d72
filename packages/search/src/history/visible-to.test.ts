import { expect, test } from 'vitest';
import type { History, TrialRecord } from './history.ts';
import { type Visibility, visibleTo } from './visible-to.ts';

const { NaN: none } = Number;
const trial = (values: number[], rest: Partial<TrialRecord> = {}): TrialRecord => ({
  configuration: { part: 0, values: [] },
  values,
  ended: true,
  ...rest,
});

/** Cohorts of 3 trials, parallelism 3, 2 open cohorts. */
const visibility: Visibility = {
  direction: 'minimise',
  seenBelow: (n) => n - 2,
  cohorts: { cohortOf: (n) => Math.floor(n / 3), firstRungOf: () => 0 },
  open: 2,
};
const finished: History = [
  trial([5, 4, 3]),
  trial([7]),
  trial([6, 5]),
  trial([1, 1]),
  trial([2]),
  trial([3]),
  trial([4]),
  trial([9]),
];

test.each<[string, number, History, Partial<Visibility>, (number | null)[], number[]]>([
  ['nothing for trial 0', 0, [], {}, [], []],
  ['only pending trials within the lag', 2, finished, {}, [null, null], [-1, -1]],
  ['first rungs below the lag', 5, finished, {}, [5, 7, 6, null, null], [0, 0, 0, -1, -1]],
  [
    'all rungs of the cohorts before the open ones',
    6,
    finished,
    {},
    [3, 7, 5, 1, null, null],
    [2, 0, 1, 0, -1, -1],
  ],
  [
    'the scores of a maximised metric with the other sign',
    3,
    finished,
    { direction: 'maximise' },
    [-5, null, null],
    [0, -1, -1],
  ],
  [
    'a diverged trial as worst',
    3,
    [trial([none]), trial([1]), trial([1])],
    {},
    [none, null, null],
    [0, -1, -1],
  ],
  [
    'a failed trial as worst from the ask of its log on',
    4,
    [trial([8], { failedFrom: 4 }), trial([], { failedFrom: 2 }), trial([1]), trial([1])],
    {},
    [none, none, null, null],
    [0, 0, -1, -1],
  ],
  [
    'a trial that fails later with its value until then',
    3,
    [trial([8], { failedFrom: 4 }), trial([1]), trial([1])],
    {},
    [8, null, null],
    [0, -1, -1],
  ],
  [
    'a trial that was retried as worst to the asks that saw it fail, with the values of that time',
    6,
    [
      trial([5, 4, 3], { earlierFailures: [{ from: 5, until: 7, values: 1 }] }),
      ...finished.slice(1),
    ],
    {},
    [none, 7, 5, 1, null, null],
    [0, 0, 1, 0, -1, -1],
  ],
  [
    'a trial that was retried with its values to the asks after the retry',
    6,
    [
      trial([5, 4, 3], { earlierFailures: [{ from: 4, until: 6, values: 1 }] }),
      ...finished.slice(1),
    ],
    {},
    [3, 7, 5, 1, null, null],
    [2, 0, 1, 0, -1, -1],
  ],
  [
    'rungs counted from the first rung of the cohort',
    3,
    finished,
    { cohorts: { cohortOf: () => 0, firstRungOf: () => 2 } },
    [5, null, null],
    [2, -1, -1],
  ],
])('shows %s', (_, n, history, changed, scores, rungs) => {
  const view = visibleTo(n, history, { ...visibility, ...changed });
  if (view.status === 'waiting') throw new Error('waits');
  const { visible } = view;
  expect([...visible.rungs]).toEqual(rungs);
  expect([...visible.scores]).toEqual(scores.map((score) => score ?? none));
  expect(visible.count).toBe(rungs.filter((rung) => rung !== -1).length);
});

test.each<[string, number, History, number[]]>([
  [
    'a trial below the lag without a value',
    4,
    [trial([5]), trial([], { ended: false }), trial([1])],
    [1],
  ],
  [
    'a trial of a settled cohort that has not ended',
    6,
    [trial([5, 4], { ended: false }), ...finished.slice(1)],
    [0],
  ],
  ['a failed trial that the log hides from this ask', 3, [trial([], { failedFrom: 5 })], [0]],
])('waits for %s', (_, n, history, trials) => {
  expect(visibleTo(n, history, visibility)).toEqual({ status: 'waiting', trials });
});

test('the score at a lower rung is the value that the trial had there', () => {
  const view = visibleTo(6, finished, visibility);
  if (view.status === 'waiting') throw new Error('waits');
  const { scoreAt } = view.visible;
  expect([0, 1, 2].map((rung) => scoreAt(0, rung))).toEqual([5, 4, 3]);
  expect([0, 1].map((rung) => scoreAt(1, rung))).toEqual([7, none]);
  expect(scoreAt(4, 0)).toBe(none);
});

test('there is no −0, so that equal scores stay equal', () => {
  const zero = { ...visibility, direction: 'maximise' as const, seenBelow: () => 1 };
  const view = visibleTo(1, [trial([0])], zero);
  expect(view.status === 'ready' && Object.is(view.visible.scores[0], 0)).toBe(true);
});
