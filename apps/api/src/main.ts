import { DatasetError } from '@sweepq/datasets';
import { runProcess } from '@sweepq/service';
import { readConfig } from './config.ts';
import { createApi } from './create-api.ts';

await runProcess(process, {
  service: 'api',
  packageJson: new URL('../package.json', import.meta.url),
  readConfig,
  start: createApi,
  isMendable: (error) => error instanceof DatasetError,
});
