// A sweep that ends without a completed trial is failed. Only a sweep that a user has cancelled is cancelled instead.

import type { TrialOutcome } from '@sweepq/contract';
import { expect, test } from 'vitest';
import {
  commitOf,
  completed,
  endTrials,
  failed,
  now,
  refOf,
  useCreated,
} from '../../fixtures/stored-sweep.ts';

const diverged: TrialOutcome = { ...failed, status: 'diverged' };
const finish = { status: 'completed', finishedAt: now } as const;

/** Commits these outcomes to the first trials of the sweep. */
async function useEndedTrials(outcomes: TrialOutcome[], stop?: object) {
  const used = await useCreated({ ...(stop && { stop }) });
  const { store, spec } = used;
  await store.startRun(refOf(spec, 0), { startedAt: now });
  const trials = outcomes.map((outcome, trial) => ({ trial, outcome }));
  await store.commitRun({ ...commitOf(spec, 0), outcomes: trials });
  const readEnd = async () => {
    const { status, failure, stoppedBy } = (await store.readSweep(spec.id)) ?? {};
    return { status, failure, stoppedBy };
  };
  const noResult = (how: string) => ({
    code: 'no-result',
    message: `The sweep ended without a completed trial: ${how}.`,
  });
  return { ...used, readEnd, noResult };
}

test('a sweep whose trials have all diverged or failed is failed with `no-result`', async () => {
  const { store, spec, readEnd, noResult } = await useEndedTrials([diverged, diverged, failed]);
  await endTrials(store, spec, diverged);
  await store.finishSweep(spec.id, finish);
  const failure = noResult('1 failed, 5 diverged');
  expect(await readEnd()).toEqual({ status: 'failed', failure, stoppedBy: null });
});

test('a sweep with one completed trial is completed, although its other trials have diverged or failed', async () => {
  const { store, spec, readEnd } = await useEndedTrials([completed(0.5), diverged, failed]);
  await endTrials(store, spec);
  await store.finishSweep(spec.id, finish);
  expect(await readEnd()).toEqual({ status: 'completed', failure: null, stoppedBy: null });
});

test('a sweep that reaches its time limit is completed if one of its trials is completed, else failed', async () => {
  const none = await useEndedTrials([diverged]);
  const one = await useEndedTrials([completed(0.5)]);
  for (const { store, spec } of [none, one]) {
    while ((await store.expireSweep(spec.id, { maxSeconds: 0.001, now })) > 0);
  }
  const failure = none.noResult('1 diverged, 5 cancelled');
  expect(await none.readEnd()).toEqual({ status: 'failed', failure, stoppedBy: 'maxSeconds' });
  const completedEnd = { status: 'completed', failure: null, stoppedBy: 'maxSeconds' };
  expect(await one.readEnd()).toEqual(completedEnd);
});

test('a sweep with too many failed trials is failed, and has the reason `no-result` only without a completed trial', async () => {
  const none = await useEndedTrials([failed], { maxFailures: 1 });
  expect(await none.readEnd()).toMatchObject({
    ...{ status: 'failed', stoppedBy: 'maxFailures' },
    failure: none.noResult('1 failed, 5 cancelled'),
  });
  const one = await useEndedTrials([completed(0.5), failed], { maxFailures: 1 });
  const end = { status: 'failed', failure: null, stoppedBy: 'maxFailures' };
  expect(await one.readEnd()).toEqual(end);
});

test('a cancelled sweep is cancelled, with or without a completed trial', async () => {
  const { store, spec, readEnd } = await useEndedTrials([]);
  await store.cancelSweep(spec.id, now);
  expect(await readEnd()).toEqual({ status: 'cancelled', failure: null, stoppedBy: null });
});

test('a sweep that cannot be planned has the reason of the planner, not `no-result`', async () => {
  const { store, spec, readEnd } = await useEndedTrials([]);
  const failure = { code: 'planning-failed', message: 'The space is empty.' };
  await store.failSweep(spec.id, { finishedAt: now, generation: 0, failure });
  expect(await readEnd()).toEqual({ status: 'failed', failure, stoppedBy: null });
});

test('the last event and webhooks have the failure, and it is removed when the sweep is reopened', async () => {
  const { store, spec, redis, prefix, readEnd, noResult } = await useEndedTrials([failed]);
  await redis.hset(`${prefix}:store:sweep:${spec.id}`, 'webhooks', 'sweep.ended');
  await endTrials(store, spec);
  await store.finishSweep(spec.id, finish);
  const failure = noResult('6 failed');
  const last = await redis.xrevrange(`${prefix}:store:sweep:${spec.id}:events`, '+', '-');
  const event = JSON.parse(last[0]?.[1][1] ?? '');
  expect(event).toEqual({ type: 'sweep', status: 'failed', failure });
  const take = () => store.takeNotices({ limit: 1, timeoutMs: 10, leftAfterMs: 1_000 });
  // The first call creates the group of the outbox.
  await take();
  const [notice] = await take();
  expect(notice).toMatchObject({ type: 'sweep.ended', end: { status: 'failed', failure } });
  await store.reopenSweep(spec.id, 1, { retry: { status: 'failed' } });
  expect(await readEnd()).toEqual({ status: 'queued', failure: null, stoppedBy: null });
});

test('a sweep that an older version has ended keeps its status', async () => {
  const { spec, redis, prefix, readEnd } = await useEndedTrials([diverged]);
  const ended = { status: 'completed', finishedAt: now };
  await redis.hset(`${prefix}:store:sweep:${spec.id}`, ended);
  expect(await readEnd()).toEqual({ status: 'completed', failure: null, stoppedBy: null });
});
