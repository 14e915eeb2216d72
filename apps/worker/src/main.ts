import { runProcess, startTracing } from '@sweepq/service';

const service = 'worker';
const packageJson = new URL('../package.json', import.meta.url);

// Tracing starts before the other imports, because it instruments modules while they load.
const tracing = await startTracing({ service, packageJson, env: process.env });
const [{ QueueError }, { readConfig }, { createWorker }] = await Promise.all([
  import('@sweepq/contract'),
  import('./config.ts'),
  import('./create-worker.ts'),
]);

await runProcess(process, {
  ...{ service, packageJson, readConfig, start: createWorker, tracing },
  isCorrectable: (error) => error instanceof QueueError,
});
