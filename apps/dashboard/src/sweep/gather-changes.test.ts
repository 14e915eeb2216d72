import { expect, test, vi } from 'vitest';
import { type Changes, gatherChanges, numberOf } from './gather-changes.ts';

const sweepId = 'swp_01kb9x6v0e8f4t2m7q3n5r1d9c';
const of = { id: '1-0', timestamp: '2026-11-24T10:00:00.000Z' };

test('the number of a trial is at the end of its id', () => {
  expect(numberOf(`${sweepId}-t12`)).toBe(12);
  expect(numberOf(`${sweepId}-r0`)).toBe(0);
  expect(numberOf(sweepId)).toBeNaN();
});

test('events within 200 ms are handed on together, in their order', async () => {
  const handed: Changes[] = [];
  const gathered = gatherChanges(200, async (changes) => void handed.push(changes));
  const metrics = {
    train: { cost: 0.5, accuracy: 0.9 },
    validation: null,
    test: { accuracy: 0.8 },
  };
  const trialId = `${sweepId}-t3`;
  gathered.add({
    ...{ ...of, type: 'run.updated' },
    data: { sweepId, runId: `${sweepId}-r2`, status: 'running' },
  });
  gathered.add({
    ...{ ...of, type: 'trial.ended' },
    data: { sweepId, trialId, status: 'completed', metrics },
  });
  gathered.add({
    ...of,
    type: 'sweep.updated',
    data: { sweepId, status: 'running', failure: null },
  });
  await vi.waitFor(() => expect(handed).toHaveLength(1));
  expect(handed[0]?.runs).toEqual([{ run: 2, status: 'running' }]);
  expect(handed[0]?.changes).toEqual([
    {
      row: 3,
      cells: {
        ...{ status: 'completed', finishedAt: Date.parse(of.timestamp) },
        ...{ 'metrics.train.cost': 0.5, 'metrics.train.accuracy': 0.9 },
        ...{ 'metrics.validation.cost': null, 'metrics.validation.accuracy': null },
        'metrics.test.accuracy': 0.8,
      },
    },
  ]);
});

test('a retry opens a trial again: its metrics and its end are removed', async () => {
  const handed: Changes[] = [];
  const gathered = gatherChanges(1, async (changes) => void handed.push(changes));
  const data = { sweepId, trialId: `${sweepId}-t0`, status: 'queued', metrics: null };
  gathered.add({ ...of, type: 'trial.updated', data });
  await vi.waitFor(() => expect(handed).toHaveLength(1));
  expect(handed[0]?.changes[0]?.cells).toMatchObject({
    ...{ status: 'queued', finishedAt: null, 'metrics.test.accuracy': null },
  });
});

test('changes during the drawing of earlier ones are handed on together after it', async () => {
  const handed: Changes[] = [];
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
  expect(handed.map(({ runs }) => runs.map(({ run }) => run))).toEqual([[0], [1, 2]]);
});
