// Each rule as a table: settings, what is known at a rung, expected verdicts.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHalving } from './halving.ts';
import { createMedian } from './median.ts';
import { createPatience } from './patience.ts';
import type { Comparison, Rule } from './rule.ts';
import { rungsOf } from './rungs.ts';

const { NaN: none } = Number;
const letters = { promoted: 'P', pruned: '-', waiting: '?' } as const;

/** Judges trials 0, 1, … with these last scores, and writes P for promoted, - for pruned and ? for waiting. */
function judged(rule: Rule, scores: (number | number[])[], rest: Partial<Comparison> = {}): string {
  const entries = scores.map((each, trial) => ({ trial, cost: 0, scores: [each].flat() }));
  const comparison = { step: 0, iterations: 100, size: 9, open: 9 - scores.length, ...rest };
  const verdicts = rule.judge({ ...comparison, entries });
  return verdicts.map((verdict) => letters[verdict]).join('');
}

test.each([
  ['the best third of 9', [9, 1, 8, 2, 7, 3, 6, 5, 4], {}, '-P-P-P---'],
  ['the best ninth at the second rung', [9, 1, 8], { step: 1, open: 0 }, '-P-'],
  ['at least one trial', [5, 4], { size: 2, open: 0 }, '-P'],
  ['the lower number of equal scores', [1, 1, 1, 1, 1, 1, 1, 1, 1], {}, 'PPP------'],
  ['0 and −0 as equal', [-0, 0, 5, 5, 5, 5, 5, -0, 0], {}, 'PP-----P-'],
  [
    'no NaN, not even into an empty place',
    [none, none, none, none, none, none, none, 1, none],
    {},
    '-------P-',
  ],
  [
    'early what 2 better and open trials together leave a place',
    [1, 9, 8, 7, 6, 5, 4],
    {},
    'P----??',
  ],
  ['nothing while all could be better', [1, 2], {}, '??'],
  ['early no place when 3 are taken', [1, 2, 3, 4], {}, '???-'],
] as const)('halving promotes %s', (_, scores, rest, expected) => {
  expect(judged(createHalving(), [...scores], rest)).toBe(expected);
});

test('halving prefers the lower cost of equal scores', () => {
  const entries = [3, 2, 1].map((cost, trial) => ({ trial, cost, scores: [7] }));
  const comparison = { step: 0, iterations: 1, size: 3, open: 0, entries };
  expect(createHalving().judge(comparison)).toEqual(['pruned', 'pruned', 'promoted']);
});

test.each([
  [
    'what is better than the median or equal to it',
    {},
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    {},
    'PPPPP----',
  ],
  ['what once was better than the median', {}, [[1, 9], 2, 3, 4, 5, 6, 7, 8, 8], {}, 'PPPPPP---'],
  ['everything with fewer than 5 results', {}, [1, 2, 3, 4], { open: 0 }, 'PPPP'],
  ['everything before the warm-up', { warmup: 101 }, [1, 2, 3, 4, 5, none], { open: 3 }, 'PPPPP-'],
  ['from the warm-up on the better half', { warmup: 100 }, [1, 2, 3, 4, 5], { open: 0 }, 'PPP--'],
  ['with startup 2 the better one', { startup: 2 }, [2, 1], { open: 0 }, '-P'],
  [
    'no NaN, which counts as worse than all others',
    {},
    [none, 3, 1, none, none, 4],
    { open: 0 },
    '-PP--P',
  ],
  [
    'early what no open trial can push below the median',
    {},
    [1, 2, 3, 4, 5, 6, 7, 8],
    {},
    'PPPP?---',
  ],
] as const)('median promotes %s', (_, settings, scores, rest, expected) => {
  const list = scores.map((each) => (typeof each === 'number' ? each : [...each]));
  expect(judged(createMedian(settings), list, rest)).toBe(expected);
});

const strict: Rule = { judge: ({ entries }) => entries.map(() => 'pruned'), placesAt: () => 0 };
test.each([
  [{ patience: 0 }, [5], 'P'],
  [{ patience: 0 }, [5, 4], 'P'],
  [{ patience: 0 }, [5, 5], 'P'],
  [{ patience: 0 }, [5, 6], '-'],
  [{ patience: 1 }, [5, 6], 'P'],
  [{ patience: 1 }, [5, 6, 5], 'P'],
  [{ patience: 1 }, [5, 6, 7], '-'],
  [{ patience: 1, minDelta: 2 }, [5, 6, 7], 'P'],
  [{ patience: 1, minDelta: 0.5 }, [5, 6, 7], '-'],
  [{ patience: 5 }, [5, none], '-'],
] as const)(
  'patience %j judges the scores %j of a trial that the rule prunes as %s',
  (settings, scores, expected) => {
    expect(judged(createPatience(strict, settings), [[...scores]])).toBe(expected);
  },
);

test.each([
  [{ iterations: 2700 }, [100, 300, 900, 2700]],
  [{ iterations: 2500 }, [93, 279, 837, 2500]],
  [{ iterations: 1 }, [1]],
  [{ iterations: 100, eta: 2, minIterations: 20 }, [20, 40, 80, 100]],
  [{ iterations: 100, minIterations: 200 }, [100]],
])('the rungs of %j are %j', (settings, rungs) => {
  expect(rungsOf(settings)).toEqual(rungs);
});

test('an early verdict of halving and median is the verdict when all scores are known, in any order', () => {
  const someScore = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(none));
  const rules = [createHalving(), createHalving({ eta: 2 }), createMedian({ startup: 3 })];
  fc.assert(
    fc.property(fc.array(someScore, { minLength: 1, maxLength: 12 }), fc.nat(), (scores, some) => {
      const size = scores.length;
      const entries = scores.map((score, trial) => ({ trial, cost: 0, scores: [score] }));
      const known = entries.filter(({ trial }) => (some >> trial) % 2 === 0).toReversed();
      for (const rule of rules) {
        const at = { step: 0, iterations: 1, size };
        const early = rule.judge({ ...at, entries: known, open: size - known.length });
        const late = rule.judge({ ...at, entries, open: 0 });
        expect(late).not.toContain('waiting');
        for (const [k, { trial }] of known.entries()) {
          if (early[k] !== 'waiting') expect(early[k]).toBe(late[trial]);
        }
      }
    }),
    { numRuns: 1000 },
  );
});
