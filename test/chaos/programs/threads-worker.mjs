// A worker whose training threads run the program CHAOS_THREADS of this folder. CHAOS_DATA_BYTES limits the memory of the process, like
// the limit of a container.
import { execFileSync } from 'node:child_process';
import { runProcess } from '@sweepq/service';
import { readConfig } from '../../../apps/worker/dist/config.js';
import { createWorker } from '../../../apps/worker/dist/create-worker.js';

const { CHAOS_DATA_BYTES } = process.env;
if (CHAOS_DATA_BYTES) {
  execFileSync('prlimit', ['--pid', `${process.pid}`, `--data=${CHAOS_DATA_BYTES}`]);
}

const training = new URL(process.env.CHAOS_THREADS, import.meta.url);

await runProcess(process, {
  service: 'worker',
  packageJson: new URL('../../../apps/worker/package.json', import.meta.url),
  readConfig,
  start: (deps) => createWorker({ ...deps, hooks: { threads: { training } } }),
});
