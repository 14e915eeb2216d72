// The oracle must find the error in a state that has one error.
import { expect, test } from 'vitest';
import type { FinalState, FinalSweep } from './final-state.ts';
import type { Action, Entry, History } from './history.ts';
import { judge, violations } from './oracle.ts';

const shapes = new Map([['walk 1', { trials: 4, combinations: 2 }]]);
/** Redis has lost the changes between the times 100 and 200. */
const gap = { from: 100, to: 200 };

const entry = (action: Action, sentAt: number, of: Partial<Entry> = {}): Entry => ({
  ...{ action, sentAt, answeredAt: sentAt + 5, status: 202 },
  ...{ key: 'walk 1', id: 'swp_a' },
  ...of,
});

const counts = {
  total: 4,
  queued: 0,
  running: 0,
  completed: 4,
  failed: 0,
  diverged: 0,
  cancelled: 0,
};

const sweepOf = (of: Partial<FinalSweep> = {}): FinalSweep => ({
  ...{ id: 'swp_a', name: 'walk 1', status: 'completed', isEnded: true, priority: 'normal' },
  ...{ extensions: 0, counts: counts as FinalSweep['counts'], listed: { completed: 4 } },
  ...{ failures: [], secondEnds: 0, otherBits: [] },
  ...of,
});

type Given = { entries?: Entry[]; sweeps?: FinalSweep[] } & Partial<FinalState> &
  Partial<Pick<History, 'sightings'>>;

function judged({ entries = [entry('submit', 10)], sightings = [], ...given }: Given = {}) {
  const state = {
    ...{ sweeps: [sweepOf()], leftovers: [], halves: [], atRest: new Map<string, string>() },
    ...given,
  };
  const judgement = judge({ entries, sightings, gaps: [gap] }, state, shapes);
  return { wrong: violations(judgement), doubledInGaps: judgement.doubledInGaps };
}

const cancelledSweep = sweepOf({
  status: 'cancelled',
  counts: { ...counts, completed: 3, cancelled: 1 } as FinalSweep['counts'],
  listed: { completed: 3, cancelled: 1 },
});

test('finds no error in a sweep that ended correctly', () => {
  expect(judged().wrong).toEqual([]);
});

test.each<[fault: string, given: Given, sentence: RegExp]>([
  ['an accepted sweep is missing', { sweeps: [] }, /^lost: swp_a was accepted and does not exist/],
  [
    'a sweep has not ended',
    { sweeps: [sweepOf({ isEnded: false, status: 'running' })] },
    /^lost: .*has not ended/,
  ],
  [
    'an ended sweep has an open trial',
    {
      sweeps: [
        sweepOf({
          counts: { ...counts, completed: 3, running: 1 } as FinalSweep['counts'],
          listed: { completed: 3, running: 1 },
        }),
      ],
    },
    /^openInEnded: swp_a is completed with 1 open trials/,
  ],
  [
    'a trial is in no list',
    { sweeps: [sweepOf({ listed: { completed: 3 } })] },
    /^miscounted: swp_a counts 4 completed trials and lists 3/,
  ],
  [
    'an extension has only some of its trials',
    { entries: [entry('submit', 10), entry('extend', 150)], sweeps: [sweepOf({ extensions: 1 })] },
    /^miscounted: swp_a counts 4 of 6 trials/,
  ],
  ['a trial has two results', { sweeps: [sweepOf({ secondEnds: 1 })] }, /^doubled: 1 trials/],
  [
    'weights differ from those of a clean run',
    { sweeps: [sweepOf({ otherBits: ['weights of x'] })] },
    /^otherBits: swp_a/,
  ],
  [
    'a trial failed because its job was removed',
    {
      sweeps: [
        sweepOf({
          counts: { ...counts, completed: 3, failed: 1 } as FinalSweep['counts'],
          listed: { completed: 3, failed: 1 },
          failures: ['job-removed'],
        }),
      ],
    },
    /^lost: a trial of swp_a failed: job-removed/,
  ],
  [
    'Redis has keys of a sweep that is not listed',
    { leftovers: ['swp_b'] },
    /^half: swp_b does not exist/,
  ],
  [
    'Redis has an inconsistent sweep',
    { halves: ['swp_a: ranks 3 of 4 trials'] },
    /^half: swp_a: ranks/,
  ],
  [
    'one key has two sweeps',
    {
      entries: [entry('submit', 10), entry('submit', 20, { id: 'swp_b' })],
      sweeps: [sweepOf(), sweepOf({ id: 'swp_b' })],
    },
    /^doubled: 2 sweeps of walk 1/,
  ],
  [
    'a cancel has no effect at the end',
    { entries: [entry('submit', 10), entry('cancel', 30)] },
    /^undone: swp_a was cancelled and is completed/,
  ],
  [
    'a sweep is cancelled without a request',
    { sweeps: [cancelledSweep] },
    /^undone: swp_a is cancelled without a request/,
  ],
  [
    'an extension has no effect at the end',
    { entries: [entry('submit', 10), entry('extend', 30)] },
    /^undone: swp_a was extended 1 to 1 times and has 0/,
  ],
  [
    'a deletion has no effect at the end',
    { entries: [entry('submit', 10), entry('delete', 30)] },
    /^undone: swp_a was deleted and exists/,
  ],
  [
    'a priority has no effect at the end',
    { entries: [entry('submit', 10), entry('priority', 30, { priority: 'high' })] },
    /^undone: swp_a was given the priority high and has normal/,
  ],
  [
    'a pause has no effect at the end',
    {
      entries: [entry('submit', 10), entry('pause', 30)],
      atRest: new Map([['swp_a', 'running']]),
    },
    /^undone: swp_a was paused and was running/,
  ],
  [
    'a client has seen more completed trials than there are at the end',
    {
      entries: [entry('submit', 10), entry('cancel', 210)],
      sweeps: [cancelledSweep],
      sightings: [{ id: 'swp_a', sentAt: 50, answeredAt: 55, completed: 4 }],
    },
    /^lost: swp_a had 4 completed trials and has 3/,
  ],
])('reports that %s', (_, given, sentence) => {
  const { wrong } = judged(given);
  expect(wrong.filter((each) => sentence.test(each))).toHaveLength(1);
});

test.each<[what: string, given: Given]>([
  ['a submit', { entries: [entry('submit', 150)], sweeps: [] }],
  [
    'a submit whose answer came during the rollback',
    { entries: [entry('submit', 98)], sweeps: [] },
  ],
  ['a cancel', { entries: [entry('submit', 10), entry('cancel', 150)] }],
  ['a deletion', { entries: [entry('submit', 10), entry('delete', 150)] }],
  ['an extension', { entries: [entry('submit', 10), entry('extend', 150)] }],
  [
    'a pause',
    {
      entries: [entry('submit', 10), entry('pause', 150)],
      atRest: new Map([['swp_a', 'running']]),
    },
  ],
  [
    'completed trials',
    {
      entries: [entry('submit', 10), entry('cancel', 210)],
      sweeps: [cancelledSweep],
      sightings: [{ id: 'swp_a', sentAt: 150, answeredAt: 155, completed: 4 }],
    },
  ],
])('allows Redis to forget %s', (_, given) => {
  expect(judged(given).wrong).toEqual([]);
});

test('reports a second sweep of a key separately if Redis may have lost the first', () => {
  const { wrong, doubledInGaps } = judged({
    entries: [entry('submit', 150), entry('submit', 210, { id: 'swp_b' })],
    sweeps: [sweepOf(), sweepOf({ id: 'swp_b' })],
  });
  expect([wrong, doubledInGaps]).toEqual([[], ['2 sweeps of walk 1: swp_a, swp_b']]);
});
