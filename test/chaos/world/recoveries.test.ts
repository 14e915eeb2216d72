import { expect, test } from 'vitest';
import { recoveriesOf } from './recoveries.ts';
import type { Told } from './told.ts';

/** Events of runs that start at these times. */
const told = (...begins: readonly [runId: string, at: number][]): Told[] =>
  begins.map(([id, at]) => ({ at, event: { type: 'run', id, status: 'running' } }));

test('the wait of a run starts when its own worker dies', () => {
  const begins = told(['a', 1_000], ['b', 1_100], ['a', 16_000]);
  const losses = [{ runId: 'a', at: 4_000 }];
  expect(recoveriesOf(begins, losses)).toEqual({ waitsMs: [12_000], unprovoked: 0 });
});

test('the wait of a run that is lost again before it started begins at the second loss', () => {
  const losses = [4_000, 15_000].map((at) => ({ runId: 'a', at }));
  const begins = told(['a', 1_000], ['a', 26_000]);
  expect(recoveriesOf(begins, losses)).toEqual({ waitsMs: [11_000], unprovoked: 0 });
});

test('a run that a worker took and did not start before it died waits as well', () => {
  const losses = [{ runId: 'a', at: 4_000 }];
  expect(recoveriesOf(told(['a', 14_000]), losses)).toEqual({ waitsMs: [10_000], unprovoked: 0 });
});

test('the last event of a killed worker is no recovery', () => {
  const losses = [{ runId: 'a', at: 4_000 }];
  const begins = told(['a', 4_003], ['a', 14_000]);
  expect(recoveriesOf(begins, losses)).toEqual({ waitsMs: [10_000], unprovoked: 0 });
});

test('reports a run that started again although its worker did not die', () => {
  const losses = [{ runId: 'b', at: 4_000 }];
  const begins = told(['a', 1_000], ['b', 2_000], ['a', 9_000], ['b', 14_000]);
  expect(recoveriesOf(begins, losses)).toEqual({ waitsMs: [10_000], unprovoked: 1 });
});

test('a run that had ended before its worker died has no wait', () => {
  expect(recoveriesOf(told(['a', 1_000]), [{ runId: 'a', at: 4_000 }])).toEqual({
    waitsMs: [],
    unprovoked: 0,
  });
});
