import { runProcess } from '@sweepq/service';
import { readConfig } from './config.ts';
import { createWorker } from './create-worker.ts';

await runProcess(process, {
  service: 'worker',
  packageJson: new URL('../package.json', import.meta.url),
  readConfig,
  start: createWorker,
});
