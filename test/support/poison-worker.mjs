// A worker whose threads are those of `poison-thread.mjs` and `poison-preparing.mjs`.
import { runProcess } from '@sweepq/service';
import { readConfig } from '../../apps/worker/dist/config.js';
import { createWorker } from '../../apps/worker/dist/create-worker.js';

const training = new URL('./poison-thread.mjs', import.meta.url);
const preparing = new URL('./poison-preparing.mjs', import.meta.url);

await runProcess(process, {
  service: 'worker',
  packageJson: new URL('../../apps/worker/package.json', import.meta.url),
  readConfig,
  start: (deps) => createWorker({ ...deps, hooks: { threads: { training, preparing } } }),
});
