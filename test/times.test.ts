// The times of a trial, from the queue to its commit.
import type { SweepRequest, Trial, TrialTimes } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';

// No worker prepares data with this preprocessing before the first run needs it.
const space: SweepRequest['space'] = {
  learningRate: [0.001, 0.002],
  iterations: [500, 2000],
  preprocessing: 'standardize',
};

test('the times of a trial add up to at most its duration, and only the first run waits for data', async () => {
  const service = await useService({ apart: 'workers' });
  await service.startWorker();
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
  // A later trial of the same run trained for longer, after the same wait.
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
  const second = await trialsOfOne();
  expect(Math.max(...waits(second))).toBeLessThan(Math.min(...waits(first)) / 4);
});

test('a diverged trial has times, and an open trial has none', async () => {
  const service = await useService({ apart: 'workers' });
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

const timesOf = ({ times }: Trial) => times as TrialTimes;
