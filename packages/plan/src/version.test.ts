// The planned values of stored sweeps. The values of a plan version never change: a change that makes a test of this file fail
// needs a new plan version.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { newestPlanVersion, type Space } from '@sweepq/contract';
import { describe, expect, test } from 'vitest';
import { expandedSpace } from '../fixtures/expanded-space.ts';
import { countTrials, type PlannedRun, planRuns, planTrial, type Searched } from './plan.ts';
import { planRulesOf } from './version.ts';

type Row = readonly unknown[];
type Golden = {
  names: string[];
  plans: {
    title: string;
    searched: Searched;
    version1: Row[];
    version1OnNode24: Row[] | null;
    version2: Row[];
  }[];
};
const file = new URL('../fixtures/plan-versions.json', import.meta.url);
const { names, plans }: Golden = JSON.parse(readFileSync(file, 'utf8'));

/** A stored sweep with this plan version. */
function versioned({ extensions, ...own }: Searched, planVersion: number): Searched {
  const later = extensions?.map((each) => ('space' in each ? { ...each, planVersion } : each));
  return { ...own, planVersion, extensions: later };
}

const rowsOf = (searched: Searched): Row[] =>
  Array.from({ length: countTrials(searched) }, (_, trial) => {
    const params: Record<string, unknown> = planTrial(searched, trial).params;
    return names.map((name) => params[name]);
  });

describe.each(plans)('$title', ({ searched, version1, version1OnNode24, version2 }) => {
  test('a plan without a stored version has the values of version 1', () => {
    expect([version1, version1OnNode24]).toContainEqual(rowsOf(searched));
    expect(rowsOf(versioned(searched, 1))).toEqual(rowsOf(searched));
  });

  test('the plan of version 2 has the same values with every version of Node.js', () => {
    expect(rowsOf(versioned(searched, 2))).toEqual(version2);
  });
});

test('4 000 sampled trials of version 2 are the same to the bit with every version of Node.js', () => {
  const log = (min: number, max: number, int = false) => ({
    ...{ min, max, int, scale: 'log' as const },
  });
  const space = {
    ...{ learningRate: log(1e-5, 1), iterations: log(1, 1e6, true), seed: [0] },
    ...{ initScale: log(1e-300, 1e100), l2: log(1e-9, 3) },
    momentum: { min: 0, max: 0.99, scale: 'linear' as const, int: false },
    ...{ nesterov: [false], preprocessing: ['divide255' as const] },
  };
  const hash = createHash('sha256');
  for (const strategy of ['sobol', 'random'] as const) {
    const search = { strategy, trials: 2_000, seed: 5 };
    hash.update(textOf(planRuns({ space, search, planVersion: 2 })));
  }
  expect(hash.digest('hex')).toBe(
    '6601ce1b65607e66c62eb16cf7617efe575c45c3ea48a5a39d09adcbadbbb3d7',
  );
});

test('grids with a total of 90 000 values are the same to the bit with every version of Node.js', () => {
  const hash = createHash('sha256');
  for (const scale of ['linear', 'log']) {
    for (let count = 2; count <= 300; count++) {
      const ends = { min: 1 / (3 * count), max: count / 7 };
      const request = { learningRate: { ...ends, scale, count }, iterations: 1 };
      hash.update(JSON.stringify(expandedSpace.parse(request).learningRate));
    }
  }
  expect(hash.digest('hex')).toBe(
    '626426262f10916db547a2ef89a57f52cd4b21c673826b51fb6424858d990bd2',
  );
});

test('a sweep of version 1 keeps its values after an extension, and the added trials are of version 2', () => {
  const [older] = plans as [Golden['plans'][number]];
  const { space, search } = versioned(older.searched, 2);
  const added = { space: { ...(space as Space), seed: [1] }, search, planVersion: 2 };
  const rows = rowsOf({ ...older.searched, extensions: [added] });
  const asSeed1 = (row: Row) => row.map((value, k) => (names[k] === 'seed' ? 1 : value));
  expect(rows.slice(0, 12)).toEqual(rowsOf(older.searched));
  expect(rows.slice(12)).toEqual(older.version2.map(asSeed1));
});

test('every function rejects a plan of a later version', () => {
  const [{ searched }] = plans as [Golden['plans'][number]];
  const later = { ...searched, planVersion: newestPlanVersion + 1 };
  const refusal = expect.objectContaining({
    code: 'redis-unsuitable',
    message: 'Expected a plan version from 1 to 5, got 6: the sweep is for a later sweepq.',
  });
  expect(() => planRulesOf(6)).toThrow(refusal);
  expect(() => countTrials(later)).toThrow(refusal);
  expect(() => planTrial(later, 0)).toThrow(refusal);
  expect(() => planRuns(later).next()).toThrow(refusal);
  // The later version is in an extension of a known sweep.
  const { space } = searched;
  const extensions = [{ space, search: { strategy: 'grid' as const }, planVersion: 6 }];
  expect(() => countTrials({ ...searched, extensions })).toThrow(refusal);
});

const textOf = (runs: Iterable<PlannedRun>) =>
  JSON.stringify([...runs].map(({ hyperparameters, readings }) => [hyperparameters, readings]));
