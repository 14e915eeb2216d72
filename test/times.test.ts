// Where the time of a trial went, from the queue to its commit.
import type { SweepRequest, Trial, TrialTimes } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';

// Nobody has prepared this view of the data before the first run asks for it.
const space: SweepRequest['space'] = {
  learningRate: [0.001, 0.002],
  iterations: [500, 2000],
  preprocessing: 'standardize',
};

test('the parts of a trial’s time add up to no more than there was, and waiting for data is paid once', async () => {
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
  // Later in the same run: trained for longer, after the same waiting.
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

test('a trial that diverges has its times, one that has not ended has none', async () => {
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
  // Moments are whole milliseconds, cut off.
  expect(sum).toBeLessThanOrEqual(wall + 2);
}

const timesOf = ({ times }: Trial) => times as TrialTimes;
