import { expect, test } from 'vitest';
import { summarise } from '../measure/measurement.ts';
import { assess, compare, renderRows } from './row.ts';

const ours = summarise('sweepq', 'ms', [4, 8, 6]);
const theirs = summarise('BullMQ', 'ms', [3]);

test('the goal of a comparison applies to the ratio', () => {
  const goal = { is: 'at most', value: 2.5, hope: 2, unit: '×' } as const;
  const row = compare({ what: 'a run', ours, theirs, ratio: 'ours/theirs', goal });
  expect(row).toMatchObject({ factor: 2, figure: 2, verdict: 'hope met' });
  const alone = compare({ what: 'a run', ours, theirs: undefined, ratio: 'ours/theirs', goal });
  expect(alone.verdict).toBeUndefined();
});

test('the goal of an assessment applies to the value of sweepq, with or without another side', () => {
  const goal = { is: 'at most', value: 6, hope: 5, unit: 'ms' } as const;
  const comparison = { what: 'a run', ours, ratio: 'ours/theirs', goal } as const;
  expect(assess({ ...comparison, theirs })).toMatchObject({ factor: 2, figure: 6, verdict: 'met' });
  expect(assess({ ...comparison, theirs: undefined })).toMatchObject({ figure: 6, verdict: 'met' });
});

test('a ratio of times is printed as "as long" or "faster", and any other ratio as "as much"', () => {
  const memory = [summarise('sweepq', 'KB', [22]), summarise('BullMQ', 'KB', [1])] as const;
  const lines = renderRows([
    compare({ what: 'time', ours, theirs, ratio: 'ours/theirs' }),
    compare({ what: 'speed', ours, theirs, ratio: 'theirs/ours' }),
    compare({ what: 'memory', ours: memory[0], theirs: memory[1], ratio: 'ours/theirs' }),
  ]);
  expect(lines.slice(2).map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['time', '6.00 ms', '3.00 ms', '2.00× as long'],
    ['speed', '6.00 ms', '3.00 ms', '0.500× faster'],
    ['memory', '22.0 KB', '1.00 KB', '22.0× as much'],
  ]);
});
