import { runProcess, startTracing } from '@sweepq/service';

const service = 'api';
const packageJson = new URL('../package.json', import.meta.url);

// Tracing starts before the other imports, because it instruments modules while they load.
const tracing = await startTracing({ service, packageJson, env: process.env });
const [{ DatasetError }, { readConfig }, { createApi }] = await Promise.all([
  import('@sweepq/datasets'),
  import('./config.ts'),
  import('./create-api.ts'),
]);

await runProcess(process, {
  ...{ service, packageJson, readConfig, start: createApi, tracing },
  isCorrectable: (error) => error instanceof DatasetError,
});
