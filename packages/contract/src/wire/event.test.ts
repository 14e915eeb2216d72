import { expect, test } from 'vitest';
import { type SweepEvent, sweepEvent } from '../schemas/event.ts';
import { eventTypes, eventView, viewEvent } from './event.ts';

const sweepId = 'swp_01m8m79424rh7capp3reb3r43e';
const metrics = { trainCost: 0.3, trainAccuracy: 0.9, testAccuracy: 0.7 };
const unknown = {
  ...{ balancedAccuracy: null, precision: null, recall: null, f1: null, rocAuc: null },
};
const viewed = {
  train: { cost: 0.3, accuracy: 0.9, ...unknown },
  validation: null,
  test: { cost: null, accuracy: 0.7, ...unknown },
};
const failure = { code: 'no-result', message: 'No trial completed.' };
const [runId, trialId] = [`${sweepId}-r1`, `${sweepId}-t2`];
const operation = { type: 'operation', id: 'op_1', operation: 'sweep.delete', status: 'running' };

test.each<[stored: object, type: string, data: object]>([
  [
    { type: 'sweep', status: 'queued', change: 'created' },
    'sweep.created',
    { status: 'queued', failure: null },
  ],
  // Version 0.1 did not mark the first event of a sweep.
  [{ type: 'sweep', status: 'queued' }, 'sweep.updated', { status: 'queued', failure: null }],
  [{ type: 'sweep', status: 'failed', failure }, 'sweep.ended', { status: 'failed', failure }],
  [
    { type: 'sweep', status: 'failed', failure, change: 'edited' },
    'sweep.updated',
    { status: 'failed', failure },
  ],
  [{ type: 'run', id: runId, status: 'running' }, 'run.updated', { runId, status: 'running' }],
  [
    { type: 'progress', runId, iteration: 7, iterations: 9, cost: 0.4, points: [[6, 0.4]] },
    'run.progress',
    {
      ...{ runId, iteration: 7, iterations: 9, cost: 0.4, fold: null },
      points: [{ iteration: 6, cost: 0.4 }],
    },
  ],
  [
    { type: 'progress', runId, iteration: 7, iterations: 9, cost: 0.4, fold: 2, points: [] },
    'run.progress',
    { runId, iteration: 7, iterations: 9, cost: 0.4, fold: 2, points: [] },
  ],
  [
    { type: 'trial', id: trialId, status: 'queued', metrics: null },
    'trial.updated',
    { trialId, status: 'queued', metrics: null, rung: null },
  ],
  [
    { type: 'trial', id: trialId, status: 'completed', metrics },
    'trial.ended',
    { trialId, status: 'completed', metrics: viewed, rung: null },
  ],
  [
    { type: 'trial', id: trialId, status: 'pruned', metrics, rung: 1 },
    'trial.ended',
    { trialId, status: 'pruned', metrics: viewed, rung: 1 },
  ],
  [
    { type: 'best', id: trialId, metric: 'testAccuracy', value: 0.7 },
    'trial.best',
    { trialId, metric: 'metrics.test.accuracy', value: 0.7 },
  ],
  [{ type: 'deleted' }, 'sweep.deleted', {}],
  [
    operation,
    'operation.updated',
    { operationId: 'op_1', operationType: 'sweep.delete', status: 'running' },
  ],
])('translates the stored event %j to `%s`', (stored, type, data) => {
  const event: SweepEvent = sweepEvent.parse(stored);
  const view = viewEvent({ id: '1764000000000-3', sweepId, event });
  expect(view).toEqual({
    ...{ id: '1764000000000-3', type, timestamp: '2025-11-24T16:00:00.000Z' },
    data: { sweepId, ...data },
  });
  expect(eventView.parse(view)).toEqual(view);
  expect(eventTypes).toContain(type);
});

test('an operation without a sweep has null as `sweepId`', () => {
  const view = viewEvent({ id: '1-0', sweepId: '', event: sweepEvent.parse(operation) });
  expect(eventView.parse(view).data.sweepId).toBeNull();
});
