import { runId, trialId } from '@sweepq/contract';
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

const sweepId = 'swp_01m0000000000000000000000a';
const run = runId(sweepId, 3);
const begins = (at: number): StoredEvent => ({
  at,
  event: { type: 'run', id: run, status: 'running' },
});
/** The event of the first commit at a rung. */
const reaches = (at: number, rung: number): StoredEvent => ({
  at,
  event: { type: 'trial', id: trialId(sweepId, 3), status: 'queued', metrics: null, rung },
});

test('a promoted run starts once for the next rung', () => {
  const events = [begins(1_000), reaches(2_000, 0), begins(3_000), reaches(4_000, 1)];
  const none = { waitsMs: [], unprovoked: 0 };
  expect(recoveriesOf([...events, begins(5_000)], [])).toEqual(none);
  expect(recoveriesOf([...events, begins(5_000), begins(6_000)], [])).toEqual({
    ...none,
    unprovoked: 1,
  });
});

test('a promoted run whose worker is killed starts once for the next rung and once after the kill', () => {
  const losses = [{ runId: run, at: 4_000 }];
  const events = [begins(1_000), reaches(2_000, 0), begins(3_000), begins(14_000)];
  expect(recoveriesOf(events, losses)).toEqual({ waitsMs: [10_000], unprovoked: 0 });
  expect(recoveriesOf([...events, begins(15_000)], losses)).toMatchObject({ unprovoked: 1 });
});

test('a run whose worker is killed after the commit of a rung starts again at this rung and at the next one', () => {
  const losses = [{ runId: run, at: 2_000 }];
  const events = [begins(1_000), reaches(1_990, 0), begins(12_000), begins(13_000)];
  expect(recoveriesOf(events, losses)).toEqual({ waitsMs: [10_000], unprovoked: 0 });
});
