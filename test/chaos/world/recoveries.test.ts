import { expect, test } from 'vitest';
import { recoveriesOf } from './recoveries.ts';
import type { Told } from './told.ts';

/** Runs that were told to be running at these times. */
const told = (...begins: readonly [runId: string, at: number][]): Told[] =>
  begins.map(([id, at]) => ({ at, event: { type: 'run', id, status: 'running' } }));

test('a run waits from the death of the worker that had it, whoever else died', () => {
  const begins = told(['a', 1_000], ['b', 1_100], ['a', 16_000]);
  const losses = [{ runId: 'a', at: 4_000 }];
  expect(recoveriesOf(begins, losses)).toEqual({ waitsMs: [12_000], unprovoked: 0 });
});

test('one that is lost again before anybody began it waits from then', () => {
  const losses = [4_000, 15_000].map((at) => ({ runId: 'a', at }));
  const begins = told(['a', 1_000], ['a', 26_000]);
  expect(recoveriesOf(begins, losses)).toEqual({ waitsMs: [11_000], unprovoked: 0 });
});

test('one that was taken and not begun by who died waits as well', () => {
  const losses = [{ runId: 'a', at: 4_000 }];
  expect(recoveriesOf(told(['a', 14_000]), losses)).toEqual({ waitsMs: [10_000], unprovoked: 0 });
});

test('what a killed worker said last is no recovery', () => {
  const losses = [{ runId: 'a', at: 4_000 }];
  const begins = told(['a', 4_003], ['a', 14_000]);
  expect(recoveriesOf(begins, losses)).toEqual({ waitsMs: [10_000], unprovoked: 0 });
});

test('who is begun again though nobody died that had it is told', () => {
  const losses = [{ runId: 'b', at: 4_000 }];
  const begins = told(['a', 1_000], ['b', 2_000], ['a', 9_000], ['b', 14_000]);
  expect(recoveriesOf(begins, losses)).toEqual({ waitsMs: [10_000], unprovoked: 1 });
});

test('a run that had ended when its worker died is waited for by nobody', () => {
  expect(recoveriesOf(told(['a', 1_000]), [{ runId: 'a', at: 4_000 }])).toEqual({
    waitsMs: [],
    unprovoked: 0,
  });
});
