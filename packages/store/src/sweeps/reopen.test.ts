import { firstEventId, runId, trialId } from '@sweepq/contract';
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

const retry = { retry: { status: 'failed' } } as const;

test('reopens an ended sweep once for each generation', async () => {
  const { store, spec } = await useFailed();
  expect(await store.reopenSweep(spec.id, 2, retry)).toBe('other');
  expect(await store.reopenSweep(spec.id, 1, retry)).toBe('reopened');
  expect(await store.reopenSweep(spec.id, 1, retry)).toBe('reopened');
  expect(await store.reopenSweep(spec.id, 2, retry)).toBe('open');
  expect(await store.readSweep(spec.id)).toMatchObject({
    status: 'queued',
    finishedAt: null,
    generation: 1,
  });
  await endTrials(store, spec);
  await store.finishSweep(spec.id, { status: 'completed', finishedAt: now, generation: 1 });
  expect(await store.reopenSweep(spec.id, 1, retry)).toBe('reopened');
  expect((await store.readSweep(spec.id))?.status).toBe('completed');
});

test('does not reopen a cancelled sweep', async () => {
  const { store, spec } = await useFailed({ isEnded: false });
  expect(await store.reopenSweep(spec.id, 1, retry)).toBe('open');
  await store.cancelSweep(spec.id, now);
  expect(await store.reopenSweep(spec.id, 1, retry)).toBe('closed');
  expect(await store.reopenSweep('swp_01arz3ndektsv4rrffq69g5fav', 1, retry)).toBe('gone');
});

test('queues the failed trials of a failed run again, and keeps its other results', async () => {
  const { store, spec } = await useFailed();
  expect(await store.findFailedRuns(spec, undefined)).toEqual([0]);
  expect(await store.findFailedRuns(spec, 'worker-lost')).toEqual([0]);
  expect(await store.findFailedRuns(spec, 'internal')).toEqual([]);
  await store.reopenSweep(spec.id, 1, retry);
  expect(await store.reopenRun(spec.id, refOf(spec, 0), 1)).toBe(2);
  expect(await store.reopenRun(spec.id, refOf(spec, 0), 1)).toBe(0);
  expect(await store.reopenRun(spec.id, refOf(spec, 1), 1)).toBe(0);
  expect((await store.readSweep(spec.id))?.counts).toMatchObject({
    total: 6,
    completed: 4,
    failed: 0,
    queued: 2,
  });
  const trials = await store.readTrials(spec, [0, 1, 2]);
  expect(trials.map(({ status, failure }) => [status, failure])).toEqual([
    ['completed', null],
    ['queued', null],
    ['queued', null],
  ]);
  const events = (await store.readEvents({ topic: spec.id, after: firstEventId }, 100)) ?? [];
  const { id: sweepId } = spec;
  expect(events.slice(-3).map(({ event }) => event)).toEqual([
    ...[1, 2].map((k) => ({
      ...{ type: 'trial', id: trialId(sweepId, k), status: 'queued', metrics: null },
    })),
    { type: 'run', id: runId(sweepId, 0), status: 'queued' },
  ]);
  const begun = await store.startRun(refOf(spec, 0), { startedAt: now, generation: 1 });
  expect(begun).toMatchObject({ state: 'started', attempt: 2 });
  expect((await store.readSweep(spec.id))?.counts).toMatchObject({ running: 2, queued: 0 });
});

test('the record has the open retry until it is done or the sweep has ended', async () => {
  const { store, spec } = await useFailed();
  await store.reopenSweep(spec.id, 1, { retry: { status: 'failed', cause: 'worker-lost' } });
  await store.pauseSweep(spec.id);
  expect(await store.readSweep(spec.id)).toMatchObject({
    generation: 2,
    retry: { status: 'failed', cause: 'worker-lost' },
  });
  // The older generation cannot change the sweep any more.
  expect(await store.reopenRun(spec.id, refOf(spec, 0), 1)).toBe(0);
  await store.settleRetry(spec.id, 1, 2);
  expect((await store.readSweep(spec.id))?.retry).toBeDefined();
  // More trials are failed than expected: Redis has lost reopened trials.
  expect(await store.settleRetry(spec.id, 2, 1)).toBe(false);
  expect((await store.readSweep(spec.id))?.retry).toBeDefined();
  expect(await store.settleRetry(spec.id, 2, 2)).toBe(true);
  expect((await store.readSweep(spec.id))?.retry).toBeUndefined();
  await store.cancelSweep(spec.id, now);
  expect(await store.reopenRun(spec.id, refOf(spec, 0), 2)).toBe(0);
  expect((await store.readSweep(spec.id))?.counts).toMatchObject({ failed: 2, cancelled: 0 });
});

/** Two runs of three trials; one has failed after its first trial. */
async function useFailed({ isEnded = true } = {}) {
  const used = await useCreated();
  const { store, spec } = used;
  await store.startRun(refOf(spec, 0), { startedAt: now });
  const failure = failed.failure;
  await store.commitRun({
    ...commitOf(spec, 0),
    outcomes: [
      { trial: 0, outcome: completed(0.5) },
      { trial: 1, outcome: failed },
      { trial: 2, outcome: failed },
    ],
    end: { status: 'failed', failure, finishedAt: now },
  });
  await store.commitRun({
    ...commitOf(spec, 1),
    outcomes: [3, 4, 5].map((trial) => ({ trial, outcome: completed(0.6) })),
    end: { status: 'completed', failure: null, finishedAt: now },
  });
  if (isEnded) await store.finishSweep(spec.id, { status: 'completed', finishedAt: now });
  return used;
}
