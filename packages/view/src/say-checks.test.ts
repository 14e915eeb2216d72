import type { Audit, Replay } from '@sweepq/client';
import { expect, test } from 'vitest';
import { sayAudited, saySaved, sayWrong } from './say-audit.ts';
import { sayFate, sayInterval, sayKept, sayReplayed } from './say-replay.ts';
import { sayAgreement, sayCheck, sayDifference } from './say-verification.ts';

const check = { checked: 5, differing: 0, differ: [], circumstances: 0, skipped: 0 };
const audit: Audit = {
  ...{ prunedTrials: 240, audited: 20, diverged: 0, skipped: 0, beatingBest: 0, beatingWorst: 8 },
  best: { trialId: 'swp_1-t3', value: 0.9 },
  ...{ worst: null, bestAudited: null, regret: null, wrong: [] },
  ...{ savedIterations: 48_000, trainedIterations: 1 },
};

test('a part of a verification is counted, and is left out if the sweep does not have it', () => {
  expect(sayCheck({ ...check, checked: 0 })).toBe(undefined);
  expect(sayCheck({ ...check, checked: 1 })).toBe('1 of 1 trial equal');
  expect(sayCheck({ ...check, differing: 1, circumstances: 2, skipped: 3 })).toBe(
    '2 of 5 trials equal, 2 differ because of failed trials, 3 of another version of the engine',
  );
  expect(sayCheck({ ...check, checked: 0, skipped: 5 })).toBe(
    '0 of 0 trials equal, 5 of another version of the engine',
  );
  expect(sayAgreement({ agrees: false })).toBe('does not agree');
  expect(sayDifference({ name: 'rung', stored: null, computed: 2 })).toBe(
    'rung is null, computed 2',
  );
});

test('an audit says how often the rule was wrong, also if there is nothing to compare', () => {
  expect(sayWrong(audit)).toBe('The rule was wrong for none of 20 audited trials.');
  expect(sayWrong({ ...audit, audited: 1, beatingBest: 1 })).toBe(
    'The rule was wrong for 1 of 1 audited trial: it ends better than the best completed one.',
  );
  expect(sayWrong({ ...audit, beatingBest: 2 })).toBe(
    'The rule was wrong for 2 of 20 audited trials: they end better than the best completed one.',
  );
  expect(sayWrong({ ...audit, best: null })).toMatch(/nothing to compare/);
  expect(sayWrong({ ...audit, audited: 0, skipped: 20 })).toMatch(/^No pruned trial could/);
  expect(sayAudited({ ...audit, diverged: 1, skipped: 2 })).toBe(
    '20 of 240 pruned trials, 1 diverged, 2 of another version of the engine',
  );
});

test('counts are grouped in threes for the page, and not for the command line', () => {
  expect(saySaved(audit)).toBe('48\u202f000 iterations; the audit has trained 1');
  expect(saySaved(audit, String)).toBe('48000 iterations; the audit has trained 1');
});

test('an unknown number of a replay is an interval, and an unknown verdict "may be kept or pruned"', () => {
  const replay = {
    ...{ trials: 27, iterations: { min: 810, max: 900 }, sweepIterations: 7290 },
    kept: { min: 1, max: 1, trialIds: [] },
  } as unknown as Replay;
  expect(sayInterval({ min: 3, max: 9 })).toBe('3 to 9');
  expect(sayReplayed(replay)).toBe('810 to 900; the sweep has trained 7290');
  expect(sayKept(replay)).toBe('1 of 27 trials');
  expect([true, false, null].map(sayFate)).toEqual([
    ...['is kept', 'is pruned', 'may be kept or pruned'],
  ]);
});
