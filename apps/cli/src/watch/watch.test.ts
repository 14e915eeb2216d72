import type { Client, Event, Run, Sweep, Trial } from '@sweepq/client';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { createStyle } from '../show/style.ts';
import { drawFrame } from './frame.ts';
import { createLines } from './lines.ts';
import { applyEvent, createState } from './state.ts';
import { createTitles } from './titles.ts';

const style = createStyle(false);
const counts = {
  ...{ total: 300, queued: 290, running: 10 },
  ...{ completed: 0, failed: 0, diverged: 0, cancelled: 0, pruned: 0 },
};
const axis = { seed: [0], initScale: [0.01], l2: [0], momentum: [0] };
const sweep = {
  id: 'swp_1',
  name: 'three hundred',
  status: 'running',
  counts,
  plannedTrials: 300,
  best: null,
  extensions: [],
  spec: {
    objective: { metric: 'metrics.test.accuracy', direction: 'maximize' },
    space: {
      ...{ learningRate: [0.1, 0.2], iterations: [10, 20], ...axis },
      ...{ nesterov: [false], preprocessing: ['divide255'] },
    },
  },
} as unknown as Sweep;

type DataOf<Type> = Omit<Extract<Event, { type: Type }>['data'], 'sweepId'>;
const event = <Type extends Event['type']>(type: Type, data: DataOf<Type>) =>
  ({
    ...{ id: '1-0', type, timestamp: '2026-11-24T10:00:00.000Z' },
    data: { sweepId: 'swp_1', ...data },
  }) as unknown as Event;
const progress = (k: number, iteration = 500) =>
  event('run.progress', {
    ...{ runId: `swp_1-r${k}`, iteration, iterations: 2000, cost: 0.5, fold: null, points: [] },
  });
const ended = (status: 'completed' | 'failed' | 'cancelled') =>
  event('trial.ended', { trialId: 't', status, metrics: null, rung: null });
const bestOf = (trialId: string) =>
  event('trial.best', { trialId, metric: 'metrics.test.accuracy', value: 0.72 });
const best = bestOf('swp_1-t7');

test('a frame with 300 runs fits a terminal of any size and keeps the total and the best trial', () => {
  const state = createState(sweep, '');
  for (let k = 0; k < 300; k++) applyEvent(state, progress(k), `learningRate=${k / 1000} seed=7`);
  for (let k = 0; k < 142; k++) applyEvent(state, ended('completed'));
  for (let k = 0; k < 3; k++) applyEvent(state, ended('failed'));
  applyEvent(state, best, 'learningRate=0.003 iterations=2000');
  for (const size of [
    { columns: 120, rows: 40 },
    { columns: 60, rows: 12 },
    { columns: 20, rows: 5 },
    { columns: 9, rows: 2 },
  ]) {
    const lines = drawFrame(state, size, style);
    expect(lines.length).toBeLessThanOrEqual(Math.max(size.rows - 1, 3));
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(size.columns);
  }
  const lines = drawFrame(state, { columns: 120, rows: 8 }, style);
  expect(lines).toEqual([
    'three hundred  running',
    'learningRate=0 seed=7      ███████░░░░░░░░░░░░░░░░░░░░░░░  500/2000  cost 0.500000',
    'learningRate=0.001 seed=7  ███████░░░░░░░░░░░░░░░░░░░░░░░  500/2000  cost 0.500000',
    'learningRate=0.002 seed=7  ███████░░░░░░░░░░░░░░░░░░░░░░░  500/2000  cost 0.500000',
    'and 297 more in progress',
    'total  ██████████████░░░░░░░░░░░░░░░░  145/300 trials  3 failed',
    'best   test accuracy 72.00 % with learningRate=0.003 iterations=2000',
  ]);
});

test('a run that is queued again is not shown, and the start of a stream resets the state', () => {
  const state = createState(sweep, '');
  for (const k of [1, 2]) applyEvent(state, progress(k));
  applyEvent(state, event('run.updated', { runId: 'swp_1-r1', status: 'queued' }));
  expect([...state.runs.keys()]).toEqual(['swp_1-r2']);
  const later = { ...counts, queued: 0, completed: 290 };
  const now = { ...sweep, counts: later, status: 'paused', finishedAt: null };
  applyEvent(state, event('stream.started', { gap: true, sweep: now }));
  expect(state).toMatchObject({ status: 'paused', ended: { completed: 290 } });
  expect(state.runs.size).toBe(0);
});

test('a trial that a retry opens again is no longer counted as failed', () => {
  const state = createState(sweep, '');
  for (const status of ['failed', 'failed', 'completed'] as const) applyEvent(state, ended(status));
  const queued = event('trial.updated', {
    trialId: 't',
    status: 'queued',
    metrics: null,
    rung: null,
  });
  applyEvent(state, queued);
  expect(state.ended).toMatchObject({ completed: 1, failed: 1 });
});

test('a trial whose metrics are stored after the end of its sweep is not counted again', () => {
  const state = createState(sweep, '');
  applyEvent(state, event('sweep.ended', { status: 'cancelled', failure: null }));
  const before = state.ended;
  applyEvent(state, ended('cancelled'));
  expect(state.ended).toEqual(before);
  // A retry opens the sweep again.
  applyEvent(state, event('sweep.updated', { status: 'running', failure: null }));
  applyEvent(state, ended('cancelled'));
  expect(state.ended.cancelled).toBe((before.cancelled ?? 0) + 1);
});

test('without a terminal, prints one plain line for each change', () => {
  const written: string[] = [];
  const lines = createLines({ write: (text) => written.push(text) });
  const state = createState({ ...sweep, counts: { ...counts, total: 20 }, plannedTrials: 20 }, '');
  const take = (event: Event, title: string) => {
    applyEvent(state, event, title);
    lines.show(state);
  };
  for (const iteration of [10, 499, 500, 510]) {
    take(progress(1, iteration), 'learningRate=0.1');
  }
  take(ended('completed'), '');
  take(ended('failed'), '');
  take(best, 'learningRate=0.1 iterations=10');
  for (const away of ['No word.', 'No word.', undefined, undefined]) {
    state.away = away;
    lines.show(state);
  }
  take(event('sweep.ended', { status: 'completed', failure: null }), '');
  lines.stop(state);
  expect(written.join('').trimEnd().split('\n')).toEqual([
    'three hundred: running',
    'learningRate=0.1: iteration 10 of 2000, cost 0.500000',
    'learningRate=0.1: iteration 500 of 2000, cost 0.500000',
    '2 of 20 trials, 1 failed',
    'best so far: test accuracy 72.00 % with learningRate=0.1 iterations=10',
    'No word.',
    'The API answers again.',
  ]);
});

test('reads runs only up to the requested one, and uses the id if the title cannot be read', async () => {
  let read = 0;
  async function* listRuns() {
    for (const learningRate of [0.1, 0.2]) {
      read += 1;
      const { length } = String(learningRate);
      yield { id: `swp_1-r${read - 1}`, params: { learningRate, seed: length } } as unknown as Run;
    }
  }
  const readTrial = (id: string) =>
    id === 'swp_1-t7'
      ? Promise.resolve({ params: { learningRate: 0.2, iterations: 20, seed: 0 } } as Trial)
      : Promise.reject(new Error('away'));
  const titles = createTitles({ listRuns, readTrial } as unknown as Client, sweep);
  expect([await titles.ofEvent(progress(0)), read]).toEqual(['learningRate=0.1', 1]);
  expect([await titles.ofEvent(progress(5)), read]).toEqual(['swp_1-r5', 2]);
  expect(await titles.ofEvent(best)).toBe('learningRate=0.2 iterations=20');
  expect(await titles.ofEvent(bestOf('swp_1-t8'))).toBe('swp_1-t8');
});
