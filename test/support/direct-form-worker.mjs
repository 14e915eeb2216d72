// A worker that trains all runs in the direct form, also with small datasets.
import { runProcess } from '@sweepq/service';
import { readConfig } from '../../apps/worker/dist/config.js';
import { createWorker } from '../../apps/worker/dist/create-worker.js';

await runProcess(process, {
  service: 'worker',
  packageJson: new URL('../../apps/worker/package.json', import.meta.url),
  readConfig,
  start: (deps) => createWorker({ ...deps, config: { ...deps.config, form: 'direct' } }),
});
