import { expect, test } from 'vitest';
import { noTrials, useStore } from '../../fixtures/stored-sweep.ts';
import { exceptionsOf } from './exceptions.ts';
import type { StoredSweep } from './stored-sweep.ts';

const learned = {
  space: {
    learningRate: { min: 0.001, max: 0.1, scale: 'log' as const, int: false },
    iterations: [10],
  },
  search: { strategy: 'tpe' as const, trials: 20 },
};
const halving = {
  space: { learningRate: [0.1, 0.2, 0.3], iterations: [270] },
  pruning: { rule: 'halving' as const, cohort: 3 },
};

type Changed = Partial<Parameters<typeof exceptionsOf>[0]>;
const ended: Omit<Parameters<typeof exceptionsOf>[0], 'spec'> = {
  ...{ status: 'completed', stoppedBy: null, failures: [] },
  counts: { ...noTrials, total: 20, completed: 15, failed: 2, cancelled: 3 },
};
const none = { ...ended.counts, failed: 0 } satisfies StoredSweep['counts'];
const failed = { reason: 'failed', trials: 2, from: null };

test.each<[string, object, Changed, object[]]>([
  ['a sweep without failures and without a cancel: none', learned, { counts: none }, []],
  ['failures that no choice has seen', learned, {}, [failed]],
  [
    'failures that choices have seen, the first of them also after a retry',
    learned,
    {
      failures: [
        { trial: 3, from: 9, values: 0, until: 18 },
        { trial: 7, from: 12, values: 0 },
      ],
    },
    [{ reason: 'failed', trials: 3, from: 9 }],
  ],
  ['failures of a sample with pruning', halving, {}, [failed]],
  [
    'a cancel',
    learned,
    { status: 'cancelled', counts: none },
    [{ reason: 'cancelled', trials: 3, from: null }],
  ],
  [
    'a time limit',
    learned,
    { stoppedBy: 'maxSeconds', counts: none },
    [{ reason: 'max-seconds', trials: 3, from: null }],
  ],
  [
    'a target, which ends the sweep in trial order',
    learned,
    { stoppedBy: 'target', counts: none },
    [],
  ],
  ['a grid, whose trials do not depend on outcomes: none', {}, { status: 'cancelled' }, []],
])('the exceptions of %s', (_, request, changed, expected) => {
  const { spec } = useStore(request);
  expect(exceptionsOf({ spec, ...ended, ...changed })).toEqual(expected);
});
