// Measures the memory of the process of the tests. No other test runs at the same time.
import { loadDataset, prepareDataset, synthesiseDataset } from '@sweepq/core';
import { expect, onTestFinished, test } from 'vitest';
import { createTrainingPool } from '../../apps/worker/dist/threads/training-pool.js';

const spec = {
  ...{ learningRate: 0.005, seed: 0, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
  readings: [50],
};

test('frees the memory of 30 released datasets: the process grows by less than 300 MB', async () => {
  const dataset = await loadDataset(await synthesiseDataset());
  const pool = createTrainingPool({ threads: 1 });
  onTestFinished(() => pool.close());
  const run = {
    spec,
    start: undefined,
    signal: new AbortController().signal,
    onMessage: () => undefined,
  };
  const before = process.memoryUsage().rss;
  for (let k = 0; k < 30; k++) {
    const data = prepareDataset(dataset, { slots: 100 });
    // About 20 MB of slots. The system allocates memory only when it is written.
    new Uint8Array(data.memory.buffer).fill(0, data.layout.slots);
    await pool.train({ ...run, data });
    pool.forget();
    await new Promise(setImmediate);
  }
  const grownMb = (process.memoryUsage().rss - before) / 1024 ** 2;
  expect(grownMb).toBeLessThan(300);
});
