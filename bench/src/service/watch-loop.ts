// Preloaded into the api. At each SIGUSR2 it writes for how many milliseconds the event loop has stood still
// since the last one, at the longest, to the file that SWEEPQ_BENCH_PAUSES names.
import { renameSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const path = process.env.SWEEPQ_BENCH_PAUSES;

if (isMainThread && path !== undefined) {
  // What it measures is the time between two ticks, so it tells at most this much too much.
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  process.on('SIGUSR2', () => {
    writeFileSync(`${path}.draft`, String(delay.max / 1e6));
    // Who waits for the file finds all of it.
    renameSync(`${path}.draft`, path);
    delay.reset();
  });
}
