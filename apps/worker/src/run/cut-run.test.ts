import type { SweepSpec } from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import { planRun, trajectoryOf } from '@sweepq/plan';
import type { Store } from '@sweepq/store';
import { shareRunProcessor } from '@sweepq/testing/run-processor.ts';
import { waitUntil } from '@sweepq/testing/wait.ts';
import { expect, test } from 'vitest';
import { cutIdleRuns } from '../planner/cut-idle-runs.ts';
import { createRunProcessor } from './process-run.ts';

const useRunProcessor = shareRunProcessor();
const ended = '2026-11-24T10:00:07.000Z';
const long = [50, 800_000, 1_000_000];

test('stores the metrics and the model of the current iteration when the sweep of a training run ends', async () => {
  const { trainUntilRead, store, spec } = await useLong();
  const { stop, training } = await trainUntilRead();
  await store.cancelSweep(spec.id, ended);
  stop.abort('closed');
  const at = await expectCut(store, spec);
  await expect(training).rejects.toThrow('The sweep ended before this run.');
  const [, second] = await store.readTrials(spec, [0, 1]);
  expect(second?.times?.trainedMs).toBeGreaterThan(0);
  await expectSameAsRunThatEndsThere(store, spec, at);
});

test('neither ranks nor reuses cut trials', async () => {
  const { trainUntilRead, store, spec } = await useLong();
  const { stop, training } = await trainUntilRead();
  await store.cancelSweep(spec.id, ended);
  stop.abort('closed');
  await training.catch(() => undefined);
  const at = await expectCut(store, spec);
  expect((await store.readBest(spec))?.id).toBe(`${spec.id}-t0`);
  const { trials, columns } = await store.selectTrials(spec, {});
  expect([...trials]).toEqual([0, 1, 2]);
  expect([...(columns[0]?.values.subarray(1) ?? [])]).toEqual([Number.NaN, Number.NaN]);
  const trajectory = trajectoryOf({ ...spec, ...planRun(spec, 0), engine: engineVersion });
  const readings = [50, at, 900_000].map((iterations, trial) => ({ trial, iterations }));
  const [part] = await store.countCachedResults([{ trajectory, readings }], {
    metric: 'testAccuracy',
  });
  expect(part).toEqual({ isCached: [true, false, false], from: 0 });
});

test('cuts a paused run at its checkpoint when its sweep is cancelled', async () => {
  const { trainUntilRead, deps, queues, store, spec } = await useLong();
  const { stop, training } = await trainUntilRead();
  await store.pauseSweep(spec.id);
  stop.abort('paused');
  await expect(training).rejects.toThrow('The sweep was paused');
  const planner = { ...deps, queues };
  const cutIdle = () => cutIdleRuns(planner, { id: spec.id, generation: 1, signal: undefined });
  await cutIdle();
  expect(await statusesOf(store, spec)).toEqual(['completed', 'queued', 'queued']);
  await store.cancelSweep(spec.id, ended);
  await cutIdle();
  const at = await expectCut(store, spec);
  await expectSameAsRunThatEndsThere(store, spec, at);
  const before = await store.readTrials(spec, [0, 1, 2]);
  await cutIdle();
  expect(await store.readTrials(spec, [0, 1, 2])).toEqual(before);
});

test('cuts a run that stops for a pause when its sweep is cancelled before the run is back in the queue', async () => {
  const { trainUntilRead, store, spec } = await useLong();
  const { stop, training } = await trainUntilRead();
  await store.pauseSweep(spec.id);
  await store.cancelSweep(spec.id, ended);
  stop.abort('paused');
  await expect(training).rejects.toThrow();
  await expectSameAsRunThatEndsThere(store, spec, await expectCut(store, spec));
});

test('cuts a run whose worker was lost at its last checkpoint when its job is delivered again', async () => {
  const { trainUntilRead, train, job, token, store, spec, run } = await useLong();
  const { stop, training } = await trainUntilRead();
  const isSaved = async () => (await store.readSavedRun(run)) !== undefined;
  await waitUntil('a checkpoint is saved', isSaved);
  stop.abort('lost-lock');
  await expect(training).rejects.toThrow();
  await store.cancelSweep(spec.id, ended);
  const wholeOrNothing = await store.readTrials(spec, [1, 2]);
  expect(wholeOrNothing.map(({ metrics, stoppedAt }) => [metrics, stoppedAt])).toEqual([
    [null, null],
    [null, null],
  ]);
  await expect(train(job, token)).rejects.toThrow('The sweep ended before this run.');
  await expectSameAsRunThatEndsThere(store, spec, await expectCut(store, spec));
});

test('stores each reading with its trial when a run ends at the same time as its sweep', async () => {
  const { deps, store, spec, takeRun } = await useRunProcessor({ iterations: [20, 40] });
  const commitRun: Store['commitRun'] = async (commit) => {
    await store.cancelSweep(spec.id, ended);
    return store.commitRun(commit);
  };
  const train = createRunProcessor({ ...deps, store: { ...store, commitRun } });
  const { job, token } = await takeRun();
  await expect(train(job, token)).rejects.toThrow('The sweep ended before this run.');
  const trials = await store.readTrials(spec, [0, 1]);
  expect(trials.map(({ status, stoppedAt }) => [status, stoppedAt])).toEqual([
    ['cancelled', 20],
    ['cancelled', 40],
  ]);
  expect(new Set(trials.map(({ modelSha256 }) => modelSha256)).size).toBe(2);
});

test('completes, and does not cut, a run whose last reading ends the sweep', async () => {
  const { train, store, spec, takeRun } = await useRunProcessor({ iterations: [20], target: 0 });
  const { job, token } = await takeRun();
  await expect(train(job, token)).resolves.toMatchObject({ status: 'completed' });
  expect(await store.readSweep(spec.id)).toMatchObject({ stoppedBy: 'target', isClosed: true });
});

async function useLong() {
  const used = await useRunProcessor({ iterations: long });
  const { train, store, spec } = used;
  const { job, token } = await used.takeRun();
  return {
    ...used,
    job,
    token,
    /** Trains the run until its first reading is committed. */
    async trainUntilRead() {
      const stop = new AbortController();
      const training = train(job, token, stop.signal);
      training.catch(() => undefined);
      await waitUntil('a reading is committed', async () => {
        return (await store.readSweep(spec.id))?.counts.completed === 1;
      });
      return { stop, training };
    },
  };
}

const statusesOf = async (store: Store, spec: SweepSpec) =>
  (await store.readTrials(spec, [0, 1, 2])).map(({ status }) => status);

/** Expects that the first trial keeps its reading and the others have the metrics at the cut. Returns the iteration of the cut. */
async function expectCut(store: Store, spec: SweepSpec): Promise<number> {
  const isCut = async () => (await store.readTrials(spec, [1]))[0]?.stoppedAt ?? undefined;
  const at = await waitUntil('the run is cut', isCut);
  const [first, ...others] = await store.readTrials(spec, [0, 1, 2]);
  expect(first).toMatchObject({ status: 'completed', stoppedAt: null });
  expect(at).toBeGreaterThanOrEqual(50);
  expect(at).toBeLessThan(800_000);
  for (const trial of others) {
    expect(trial).toMatchObject({ status: 'cancelled', stoppedAt: at, source: 'trained' });
    expect(trial).toMatchObject({ finishedAt: ended, failure: null, engine: engineVersion });
    expect(trial.metrics).toEqual(others[0]?.metrics);
  }
  const [state] = await store.readRunStates(spec.id, [0]);
  expect(state).toMatchObject({ status: 'cancelled', iteration: at, finishedAt: ended });
  expect(state?.cost).toBe(others[0]?.metrics?.trainCost);
  const curve = await store.readCurve({ sweepId: spec.id, run: 0 });
  expect(curve?.iterations).toBe(at);
  expect((await store.readSweep(spec.id))?.counts).toMatchObject({ completed: 1, cancelled: 2 });
  return at;
}

/** Compares metrics, model and cost curve to the bit. */
async function expectSameAsRunThatEndsThere(store: Store, spec: SweepSpec, at: number) {
  const other = await useRunProcessor({ iterations: [at] });
  const { job, token } = await other.takeRun();
  await other.train(job, token);
  const [whole] = await other.store.readTrials(other.spec, [0]);
  const [cut] = await store.readTrials(spec, [1]);
  expect(cut?.metrics).toEqual(whole?.metrics);
  expect(cut?.modelSha256).toBe(whole?.modelSha256);
  expect(await store.readModel({ sweepId: spec.id, trial: 2 })).toEqual(
    await other.store.readModel({ sweepId: other.spec.id, trial: 0 }),
  );
  const [[state], [wholeState]] = await Promise.all([
    store.readRunStates(spec.id, [0]),
    other.store.readRunStates(other.spec.id, [0]),
  ]);
  expect(state?.curveSha256).toBe(wholeState?.curveSha256);
  expect(state?.costRises).toBe(wholeState?.costRises);
}
