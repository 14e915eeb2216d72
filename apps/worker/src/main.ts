import {
  ConfigError,
  createLog,
  createMetrics,
  createShutdown,
  listenForStop,
  readPackageVersion,
} from '@sweepq/service';
import { readConfig } from './config.ts';
import { createWorker } from './create-worker.ts';

try {
  const config = readConfig(process.env);
  const version = readPackageVersion(new URL('../package.json', import.meta.url));
  const log = createLog({ service: 'worker', level: config.logLevel });
  const registry = createMetrics({ service: 'worker', version });
  const { url, phases } = await createWorker({ config, log, registry });
  const shutdown = createShutdown({ log, phases });
  const end = async (reason: string, exitCode: number) => {
    const clean = await shutdown.run(reason);
    process.exit(clean ? exitCode : 1);
  };
  listenForStop(process, (reason) => void end(reason, 0));
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (err: unknown) => {
      log.fatal({ err }, event);
      void end(event, 1);
    });
  }
  log.info({ url, threads: config.threads, version }, 'taking jobs');
  process.send?.({ type: 'ready', url });
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
