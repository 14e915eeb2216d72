import type { Registry } from 'prom-client';
import { ConfigError } from '../config/parse-config.ts';
import { createLog, type Log } from '../log/create-log.ts';
import { createMetrics } from '../metrics/create-metrics.ts';
import { listenForStop } from './listen-for-stop.ts';
import { readPackageVersion } from './package-version.ts';
import { createShutdown, type Phase } from './shutdown.ts';

export type StartDeps<Config> = { config: Config; log: Log; registry: Registry; version: string };

export type ProcessOptions<Config> = {
  service: string;
  packageJson: URL;
  readConfig: (env: NodeJS.ProcessEnv) => Config;
  /** Brings the service up; `phases` is how it ends. */
  start: (deps: StartDeps<Config>) => Promise<{ url: string; phases: readonly Phase[] }>;
  /** Errors of the start that an operator can mend: said in a sentence, without a stack. */
  isMendable?: (error: unknown) => boolean;
};

/**
 * The life of a process: settings, log, metrics, start, and an orderly end on a signal. A parent that
 * holds a channel to it is told when it is ready.
 */
export async function runProcess<Config extends { logLevel: string }>(
  host: NodeJS.Process,
  options: ProcessOptions<Config>,
): Promise<void> {
  const { service, packageJson, readConfig, start, isMendable } = options;
  try {
    const config = readConfig(host.env);
    const version = readPackageVersion(packageJson);
    const log = createLog({ service, level: config.logLevel });
    const registry = createMetrics({ service, version });
    const { url, phases } = await start({ config, log, registry, version });
    const shutdown = createShutdown({ log, phases });
    const end = async (reason: string, exitCode: number) => {
      const clean = await shutdown.run(reason);
      host.exit(clean ? exitCode : 1);
    };
    listenForStop(host, (reason) => void end(reason, 0));
    for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
      host.on(event, (err: unknown) => {
        log.fatal({ err }, event);
        void end(event, 1);
      });
    }
    log.info({ url, version }, 'ready');
    host.send?.({ type: 'ready', url });
  } catch (error) {
    if (!(error instanceof ConfigError || isPortTrouble(error) || isMendable?.(error))) throw error;
    host.stderr.write(`${(error as Error).message}\n`);
    host.exit(1);
  }
}

const isPortTrouble = (error: unknown) => (error as NodeJS.ErrnoException).syscall === 'listen';
