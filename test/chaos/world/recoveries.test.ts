import { expect, test } from 'vitest';
import { recoveriesOf } from './recoveries.ts';
import type { StoredEvent } from './stored-events.ts';

/** The events of runs that start at these times. */
const eventsOf = (...begins: readonly [runId: string, at: number][]): StoredEvent[] =>
  begins.map(([id, at]) => ({ at, event: { type: 'run', id, status: 'running' } }));

test('the wait of a run starts when the worker of this run is killed', () => {
  const begins = eventsOf(['a', 1_000], ['b', 1_100], ['a', 16_000]);
  const losses = [{ runId: 'a', at: 4_000 }];
  expect(recoveriesOf(begins, losses)).toEqual({ waitsMs: [12_000], unprovoked: 0 });
});

test('if a second worker loses a run before it starts the run, the wait begins at the second loss', () => {
  const losses = [4_000, 15_000].map((at) => ({ runId: 'a', at }));
  const begins = eventsOf(['a', 1_000], ['a', 26_000]);
  expect(recoveriesOf(begins, losses)).toEqual({ waitsMs: [11_000], unprovoked: 0 });
});

test('a run also has a wait if the killed worker had taken it and not started it', () => {
  const losses = [{ runId: 'a', at: 4_000 }];
  expect(recoveriesOf(eventsOf(['a', 14_000]), losses)).toEqual({
    waitsMs: [10_000],
    unprovoked: 0,
  });
});

test('an event that a killed worker sent just before its end does not count as a start', () => {
  const losses = [{ runId: 'a', at: 4_000 }];
  const begins = eventsOf(['a', 4_003], ['a', 14_000]);
  expect(recoveriesOf(begins, losses)).toEqual({ waitsMs: [10_000], unprovoked: 0 });
});

test('reports a run that started again although its worker was not killed', () => {
  const losses = [{ runId: 'b', at: 4_000 }];
  const begins = eventsOf(['a', 1_000], ['b', 2_000], ['a', 9_000], ['b', 14_000]);
  expect(recoveriesOf(begins, losses)).toEqual({ waitsMs: [10_000], unprovoked: 1 });
});

test('a run that ended before its worker was killed has no wait', () => {
  expect(recoveriesOf(eventsOf(['a', 1_000]), [{ runId: 'a', at: 4_000 }])).toEqual({
    waitsMs: [],
    unprovoked: 0,
  });
});
