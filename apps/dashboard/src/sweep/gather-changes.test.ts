import { expect, onTestFinished, test, vi } from 'vitest';
import type { LiveChanges } from '../scenes/protocol.ts';
import { gatherChanges, numberOf } from './gather-changes.ts';

const sweepId = 'swp_01kb9x6v0e8f4t2m7q3n5r1d9c';
const of = { id: '1-0', timestamp: '2026-11-24T10:00:00.000Z' };

const nullOf = (split: string) =>
  Object.fromEntries(Object.keys(unknown).map((measure) => [`metrics.${split}.${measure}`, null]));
const deviations = (std: Readonly<Record<string, number | null>>) =>
  Object.fromEntries(
    Object.entries(std).map(([measure, value]) => [`metrics.validation.std.${measure}`, value]),
  );

/** The metrics of a result of version 0.2. */
const unknown = {
  ...{ balancedAccuracy: null, precision: null, recall: null, f1: null, rocAuc: null },
};

test('the number of a trial is at the end of its id', () => {
  expect(numberOf(`${sweepId}-t12`)).toBe(12);
  expect(numberOf(`${sweepId}-r0`)).toBe(0);
  expect(numberOf(sweepId)).toBeNaN();
});

test('events within 200 ms are shown together, in their order', async () => {
  const handed: LiveChanges[] = [];
  const gathered = gatherChanges(200, async (changes) => void handed.push(changes));
  const metrics = {
    train: { cost: 0.5, accuracy: 0.9, ...unknown },
    validation: null,
    test: { cost: null, accuracy: 0.8, ...unknown },
  };
  const trialId = `${sweepId}-t3`;
  gathered.add({
    ...{ ...of, type: 'run.updated' },
    data: { sweepId, runId: `${sweepId}-r2`, status: 'running' },
  });
  gathered.add({
    ...{ ...of, type: 'trial.ended' },
    data: { sweepId, trialId, status: 'completed', metrics, rung: null },
  });
  gathered.add({
    ...of,
    type: 'sweep.updated',
    data: { sweepId, status: 'running', failure: null },
  });
  await vi.waitFor(() => expect(handed).toHaveLength(1));
  expect(handed[0]?.changes).toEqual([
    { run: 2, status: 'running', at: '1-0' },
    {
      ...{ row: 3, at: '1-0' },
      cells: {
        ...{ status: 'completed', finishedAt: Date.parse(of.timestamp) },
        ...{ 'metrics.train.cost': 0.5, 'metrics.train.accuracy': 0.9 },
        ...{ 'metrics.validation.cost': null, 'metrics.validation.accuracy': null },
        ...{ 'metrics.test.cost': null, 'metrics.test.accuracy': 0.8 },
        ...nullOf('train'),
        ...nullOf('validation'),
        ...nullOf('test'),
        ...deviations({ cost: null, accuracy: null, ...unknown }),
      },
    },
  ]);
});

test('a trial with folds has the deviations over them until a retry opens it again', async () => {
  const handed: LiveChanges[] = [];
  const gathered = gatherChanges(1, async (changes) => void handed.push(changes));
  const std = { cost: 0.125, accuracy: 0.0625, ...unknown, f1: 0.25 };
  const metrics = {
    train: { cost: 0.5, accuracy: 0.9, ...unknown },
    validation: { cost: 0.6, accuracy: 0.7, ...unknown, std, folds: null },
    test: { cost: null, accuracy: 0.8, ...unknown },
  };
  const trial = { sweepId, trialId: `${sweepId}-t0`, rung: null };
  gathered.add({ ...of, type: 'trial.ended', data: { ...trial, status: 'completed', metrics } });
  const reopened = { ...trial, status: 'queued', metrics: null } as const;
  gathered.add({ ...of, type: 'trial.updated', data: reopened });
  await vi.waitFor(() => expect(handed).toHaveLength(1));
  expect(handed[0]?.changes).toMatchObject([
    { cells: { 'metrics.validation.accuracy': 0.7, ...deviations(std) } },
    { cells: deviations({ cost: null, accuracy: null, ...unknown }) },
  ]);
});

test('a retry opens a trial again: its metrics and its end are removed', async () => {
  const handed: LiveChanges[] = [];
  const gathered = gatherChanges(1, async (changes) => void handed.push(changes));
  const data = { sweepId, trialId: `${sweepId}-t0`, status: 'queued', metrics: null, rung: null };
  gathered.add({ ...of, type: 'trial.updated', data });
  await vi.waitFor(() => expect(handed).toHaveLength(1));
  expect(handed[0]?.changes[0]).toMatchObject({
    cells: { status: 'queued', finishedAt: null, 'metrics.test.accuracy': null },
  });
});

test('a trial that waits at a rung has its rung, and no metrics before it ends', async () => {
  const handed: LiveChanges[] = [];
  const show = async (changes: LiveChanges) => void handed.push(changes);
  const gathered = gatherChanges(1, show, () => [20, 60, 180]);
  const metrics = {
    train: { cost: 0.5, accuracy: 0.9, ...unknown },
    validation: null,
    test: { cost: null, accuracy: 0.8, ...unknown },
  };
  const trialId = `${sweepId}-t0`;
  const at = (status: string) => ({ sweepId, trialId, status, metrics, rung: 1 });
  gathered.add({ ...of, type: 'trial.updated', data: at('queued') });
  gathered.add({ ...of, type: 'trial.ended', data: at('pruned') });
  await vi.waitFor(() => expect(handed).toHaveLength(1));
  expect(handed[0]?.changes).toMatchObject([
    { cells: { status: 'queued', rung: 1, 'metrics.train.cost': null } },
    { cells: { status: 'pruned', rung: 1, 'metrics.train.cost': 0.5, stoppedIteration: 60 } },
  ]);
});

test('changes during the drawing of earlier ones are handed on together after it', async () => {
  const handed: LiveChanges[] = [];
  let end: () => void = () => undefined;
  const gathered = gatherChanges(1, (changes) => {
    handed.push(changes);
    return new Promise((resolve) => {
      end = resolve;
    });
  });
  const addRun = (run: number) =>
    gathered.add({
      ...{ ...of, type: 'run.updated' },
      data: { sweepId, runId: `${sweepId}-r${run}`, status: 'running' },
    });
  addRun(0);
  await vi.waitFor(() => expect(handed).toHaveLength(1));
  addRun(1);
  addRun(2);
  end();
  await vi.waitFor(() => expect(handed).toHaveLength(2));
  expect(
    handed.map(({ changes }) => changes.map((change) => 'run' in change && change.run)),
  ).toEqual([[0], [1, 2]]);
});

test('`settled` waits for the changes before it, and not for later ones', async () => {
  const ends: (() => void)[] = [];
  const gathered = gatherChanges(1, () => new Promise((resolve) => ends.push(resolve)));
  const data = { sweepId, runId: `${sweepId}-r2`, status: 'running' } as const;
  const add = () => gathered.add({ ...of, type: 'run.updated', data });
  const order: string[] = [];
  await gathered.settled();
  add();
  const settled = gathered.settled().then(() => order.push('settled'));
  await vi.waitFor(() => expect(ends).toHaveLength(1));
  add();
  order.push('shown');
  ends[0]?.();
  await settled;
  expect(order).toEqual(['shown', 'settled']);
});

test('the first change after a pause is shown after 20 ms, and the next one 200 ms later, or later after a slow drawing: half of its duration after its end', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let drawingMs = 50;
  const at: number[] = [];
  const gathered = gatherChanges(200, async () => {
    at.push(performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, drawingMs));
  });
  const begun = performance.now();
  const data = { sweepId, runId: `${sweepId}-r2`, status: 'running' } as const;
  const add = () => gathered.add({ ...of, type: 'run.updated', data });
  add();
  await vi.advanceTimersByTimeAsync(100);
  add();
  await vi.advanceTimersByTimeAsync(150);
  expect(at).toEqual([20, 220]);
  // This drawing ends at 1620.
  drawingMs = 600;
  await vi.advanceTimersByTimeAsync(750);
  add();
  await vi.advanceTimersByTimeAsync(100);
  add();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(at).toEqual([20, 220, 1020, 1920]);
});
