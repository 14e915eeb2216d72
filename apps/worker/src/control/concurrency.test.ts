import { expect, test } from 'vitest';
import { createConcurrency } from './concurrency.ts';

const after = (...seconds: number[]) => {
  const concurrency = createConcurrency(4);
  for (const each of seconds) concurrency.note(each);
  return concurrency.current;
};

test.each([
  { seconds: [], expected: 4 },
  { seconds: [0.2], expected: 6 },
  { seconds: [0.04], expected: 9 },
  { seconds: [0.01], expected: 18 },
  { seconds: [0], expected: 18 },
  { seconds: [0.3], expected: 4 },
  { seconds: [0.01, 0.01, 10], expected: 4 },
  { seconds: [10, 0.01], expected: 4 },
  { seconds: [10, ...Array(40).fill(0.1)], expected: 6 },
])('four threads work on $expected runs after runs of $seconds seconds', (row) => {
  expect(after(...row.seconds)).toBe(row.expected);
});
