import { expect, test } from 'vitest';
import { presentBody } from './earlier-message.ts';
import { eventView } from './event.ts';
import { sweepEndedMessage, trialBestMessage } from './message.ts';

const id = 'swp_1-d1-000002-0';
const sweepId = 'swp_1';
const timestamp = '2026-11-29T17:57:38.012Z';
const params = {
  ...{ learningRate: 0.005, seed: 0, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
  ...{ preprocessing: 'divide255', iterations: 500 },
};
const best = {
  ...{ id: `${sweepId}-t2`, sweepId, runId: `${sweepId}-r1`, status: 'completed', params },
  metrics: { trainCost: 0.3, trainAccuracy: 0.9, testAccuracy: 0.7 },
  ...{ bias: 0.5, modelSha256: 'a'.repeat(64), engine: 1, failure: null, source: 'trained' },
  ...{ stoppedAt: null, times: null, startedAt: timestamp, finishedAt: timestamp },
};
const counts = {
  ...{ total: 1, queued: 0, running: 0, completed: 1, failed: 0, diverged: 0, cancelled: 0 },
};
const sweep = {
  ...{ id: sweepId, name: null, tags: [], status: 'completed', counts, stoppedBy: null },
  ...{ failure: null, createdAt: timestamp, finishedAt: timestamp },
};
const led = { sweepId, trialId: best.id, metric: 'testAccuracy', value: 0.7, params };

test.each([
  ['sweep.ended', { sweep: { ...sweep, best } }, sweepEndedMessage],
  ['sweep.ended', { sweep: { ...sweep, best: null } }, sweepEndedMessage],
  ['trial.best', led, trialBestMessage],
] as const)('a message `%s` of version 0.1 gets the present shape', (type, data, schema) => {
  const body = presentBody(id, JSON.stringify({ type, timestamp, data }));
  const message = JSON.parse(body);
  expect(schema.parse(message)).toEqual(message);
  expect(message).toMatchObject({ id, type, timestamp, data: { sweepId } });
  expect(eventView.parse(message)).toMatchObject({ id, type });
  expect(presentBody(id, body)).toBe(body);
});

test('a body of another shape is not changed', () => {
  for (const body of ['{}', 'text', '{"type":"sweep.ended","data":{"sweep":{}}}']) {
    expect(presentBody(id, body)).toBe(body);
  }
});
