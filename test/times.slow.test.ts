// The durations of the steps of a trial: queued, loaded, prepared, trained, committed.
import type { Trial } from '@sweepq/client';
import type { SweepRequest, TrialTimes } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';

// With this preprocessing, a worker prepares the data when the first run needs it, and not earlier.
const space: SweepRequest['space'] = {
  learningRate: [0.001, 0.002],
  iterations: [500, 2000],
  preprocessing: 'standardize',
};

test('the times of a trial add up to at most its duration, and only runs of the first sweep wait for data', async () => {
  const service = await useService({ apart: 'workers' });
  const worker = await service.startWorker();
  const trialsOfOne = async () => {
    const sweep = await service.submit({ space, reuse: false });
    await service.waitForSweep(sweep.id);
    const trials = await service.listTrials(sweep.id);
    expect(trials).toHaveLength(4);
    for (const trial of trials) expectWithin(trial, sweep.createdAt);
    return trials;
  };
  const first = await trialsOfOne();
  for (const { times } of first) {
    expect(times?.loadedMs).toBeGreaterThan(0);
    expect(times?.preparedMs).toBeGreaterThan(0);
  }
  // The trial with more iterations of the same run has a longer training time, and the same waits.
  const [run] = first.map(({ runId }) => runId);
  const [short, long] = first
    .filter(({ runId }) => runId === run)
    .toSorted((a, b) => a.params.iterations - b.params.iterations)
    .map((trial) => timesOf(trial));
  expect(long?.trainedMs).toBeGreaterThan(short?.trainedMs ?? Number.NaN);
  const waitsOf = ({ queuedMs, loadedMs, preparedMs }: TrialTimes) => [
    queuedMs,
    loadedMs,
    preparedMs,
  ];
  expect(waitsOf(long as TrialTimes)).toEqual(waitsOf(short as TrialTimes));

  const waits = (trials: Trial[]) =>
    trials.map(timesOf).map(({ loadedMs, preparedMs }) => loadedMs + preparedMs);
  const missesBefore = await readCacheMisses(worker);
  expect(missesBefore).toBeGreaterThan(0);
  const second = await trialsOfOne();
  expect(await readCacheMisses(worker)).toBe(missesBefore);
  expect(Math.max(...waits(second))).toBeLessThan(Math.min(...waits(first)) / 4);
});

test('a diverged trial has times, and an open trial has none', async () => {
  const service = await useService();
  const sweep = await service.submit({ space: { learningRate: 1e308, iterations: 50 } });
  expect((await service.listTrials(sweep.id)).map(({ times }) => times)).toEqual([null]);
  await service.startWorker();
  await service.waitForSweep(sweep.id);
  const [trial] = await service.listTrials(sweep.id);
  expect(trial?.status).toBe('diverged');
  expect(trial?.times?.trainedMs).toBeGreaterThan(0);
});

function expectWithin(trial: Trial, createdAt: string) {
  const parts = Object.values(timesOf(trial));
  expect(parts).toHaveLength(5);
  for (const ms of parts) expect(ms).toBeGreaterThanOrEqual(0);
  const sum = parts.reduce((total, ms) => total + ms, 0);
  const wall = Date.parse(trial.finishedAt ?? '') - Date.parse(createdAt);
  // Timestamps are truncated to whole milliseconds.
  expect(sum).toBeLessThanOrEqual(wall + 2);
}

async function readCacheMisses({ url }: { url: string }): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return Number(/^sweepq_cache_requests_total\{answer="miss"\} (\d+)$/m.exec(text)?.[1]);
}

const timesOf = ({ times }: Trial) => times as TrialTimes;
