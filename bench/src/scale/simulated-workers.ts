// A program that runs many workers in one process. Each is a real worker with simulated training.
//   node simulated-workers.js <workers> <threads of each> <ms of a run> <dataset> <readings, separated by commas>
import { createLog, createMetrics } from '@sweepq/service';
import { readConfig } from '../../../apps/worker/dist/config.js';
import { createWorker } from '../../../apps/worker/dist/create-worker.js';
import { createReplay, recordRun } from './replay.ts';

const [workers = 0, threads = 1, runMs = 0] = process.argv.slice(2, 5).map(Number);
const [name = '', readings = ''] = process.argv.slice(5);

const config = { ...readConfig({ ...process.env, SWEEPQ_METRICS_PORT: '0' }), threads };
const log = createLog({ service: 'worker', level: config.logLevel });
const recording = await recordRun({
  ...{ roots: config.datasetRoots, name },
  readings: readings.split(',').map(Number),
});
const all: Awaited<ReturnType<typeof createWorker>>[] = [];
for (let k = 0; k < workers; k++) {
  const registry = createMetrics({ service: 'worker', version: '0' });
  const hooks = { pool: createReplay(recording, { threads, runMs }) };
  const deps = { config, log, registry, version: '0', isTraced: false, hooks };
  all.push(await createWorker(deps));
}
process.once('disconnect', () => process.exit());
process.once('SIGTERM', async () => {
  await Promise.all(
    all.map(async ({ phases }) => {
      for (const { stop } of phases) await stop();
    }),
  );
  process.exit();
});
process.send?.({ type: 'ready', url: all[0]?.url ?? '' });
