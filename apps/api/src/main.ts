import { DatasetError } from '@sweepq/datasets';
import {
  ConfigError,
  createLog,
  createMetrics,
  createShutdown,
  listenForStop,
  readPackageVersion,
} from '@sweepq/service';
import { readConfig } from './config.ts';
import { createApi } from './create-api.ts';

try {
  const config = readConfig(process.env);
  const version = readPackageVersion(new URL('../package.json', import.meta.url));
  const log = createLog({ service: 'api', level: config.logLevel });
  const registry = createMetrics({ service: 'api', version });
  const { url, phases } = await createApi({ config, log, registry, version });
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
  log.info({ url, version }, 'listening');
  process.send?.({ type: 'ready', url });
} catch (error) {
  // What an operator can mend is said in a sentence; the rest keeps its stack.
  const isSetting = error instanceof ConfigError || error instanceof DatasetError;
  const isPort = (error as NodeJS.ErrnoException).syscall === 'listen';
  if (!isSetting && !isPort) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
