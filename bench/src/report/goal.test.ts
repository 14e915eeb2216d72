import { expect, test } from 'vitest';
import { describeGoal, type Goal, judge, type Verdict } from './goal.ts';

const atLeast: Goal = { is: 'at least', value: 150, hope: 250, unit: '×' };
const atMost: Goal = { is: 'at most', value: 250, hope: 180, unit: 'MB' };
const throughput: Goal = { is: 'at least', value: 1000, hope: 2000, unit: 'runs/s' };
const withoutHope: Goal = { is: 'at most', value: 0.5, unit: '×' };

const verdicts: [figure: number, goal: Goal, verdict: Verdict][] = [
  [149.9, atLeast, 'missed'],
  [150, atLeast, 'met'],
  [250, atLeast, 'hope met'],
  [251, atMost, 'missed'],
  [250, atMost, 'met'],
  [180, atMost, 'hope met'],
  [0.5, withoutHope, 'met'],
  [Number.NaN, atLeast, 'missed'],
  [Number.NaN, atMost, 'missed'],
];

test.each(verdicts)('the verdict for %d with the goal %o is: %s', (figure, goal, verdict) => {
  expect(judge(figure, goal)).toBe(verdict);
});

test('a goal is printed with its unit, and with the hope in brackets', () => {
  expect(describeGoal(atLeast)).toBe('≥ 150× (250×)');
  expect(describeGoal(atMost)).toBe('≤ 250 MB (180 MB)');
  expect(describeGoal(throughput)).toBe('≥ 1000 runs/s (2000 runs/s)');
  expect(describeGoal(withoutHope)).toBe('≤ 0.5×');
});
