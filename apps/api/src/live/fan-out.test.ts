import { allSweeps, type StoredEvent } from '@sweepq/store';
import { expect, test } from 'vitest';
import { isOver } from './fan-out.ts';

const topic = 'swp_01arz3ndektsv4rrffq69g5fav';

const ended = { type: 'sweep', status: 'cancelled' } as const;
const edited = { type: 'sweep', status: 'cancelled', change: 'edited' } as const;
const queued = { type: 'sweep', status: 'queued' } as const;
const run = { type: 'run', id: `${topic}-r0`, status: 'queued' } as const;

test.each<[isLast: boolean, events: StoredEvent['event'][]]>([
  [true, [run, ended]],
  // Version 0.1 could add events of runs after the end.
  [true, [ended, run]],
  [false, [ended, queued]],
  [false, [ended, queued, run]],
  [false, [run]],
  [false, [edited]],
  [false, [queued, edited]],
])('whether the stream of a sweep ends: %s after %j', (isLast, events) => {
  const read = events.map((event, k) => ({ id: `${k}-0`, sweepId: topic, event }));
  expect(isOver(topic, read)).toBe(isLast);
  expect(isOver(allSweeps, read)).toBe(false);
});
