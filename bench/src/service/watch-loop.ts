// Preloaded into the api. At each SIGUSR2 it writes the longest pause of the event loop since the previous signal to the
// file SWEEPQ_BENCH_PAUSES, in milliseconds.
import { renameSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const path = process.env.SWEEPQ_BENCH_PAUSES;

if (isMainThread && path !== undefined) {
  // The histogram measures the time between two ticks, so a value can be too large by up to 1 ms.
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  process.on('SIGUSR2', () => {
    writeFileSync(`${path}.draft`, String(delay.max / 1e6));
    // With the rename, a reader never sees an incomplete file.
    renameSync(`${path}.draft`, path);
    delay.reset();
  });
}
