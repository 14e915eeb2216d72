// Preloaded into the api. At each SIGUSR2 it writes the longest pause of the event loop since the previous signal, in
// milliseconds, to the file that SWEEPQ_BENCH_PAUSES names.
import { renameSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const path = process.env.SWEEPQ_BENCH_PAUSES;

if (isMainThread && path !== undefined) {
  // It measures the time between two ticks, so a value can be too large by at most this resolution.
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  process.on('SIGUSR2', () => {
    writeFileSync(`${path}.draft`, String(delay.max / 1e6));
    // The rename makes the file appear with its whole content.
    renameSync(`${path}.draft`, path);
    delay.reset();
  });
}
