import type { Registry } from 'prom-client';
import { ConfigError } from '../config/parse-config.ts';
import { describeUnknownSettings } from '../config/unknown-settings.ts';
import { createLog, createPrettyStream, type Log } from '../log/create-log.ts';
import { createMetrics } from '../metrics/create-metrics.ts';
import type { Tracing } from '../tracing/start-tracing.ts';
import { listenForStop } from './listen-for-stop.ts';
import { readPackageVersion } from './package-version.ts';
import { createShutdown, type Phase } from './shutdown.ts';

export type StartDeps<Config> = {
  config: Config;
  log: Log;
  registry: Registry;
  version: string;
  /** Whether traces are recorded. */
  isTraced: boolean;
};

export type ProcessOptions<Config> = {
  service: string;
  packageJson: URL;
  readConfig: (env: NodeJS.ProcessEnv) => Config;
  /** Starts the service. Returns its URL, and the phases of its shutdown in order. */
  start: (deps: StartDeps<Config>) => Promise<{ url: string; phases: readonly Phase[] }>;
  /**
   * Whether an operator can correct the cause of an error of `start`. The message of such an error is printed without a
   * stack.
   */
  isCorrectable?: (error: unknown) => boolean;
  /** Ended after all other phases of the shutdown. */
  tracing?: Tracing | undefined;
};

type LogSettings = { logLevel: string; logFormat?: 'json' | 'pretty' | undefined };

/**
 * Runs a process: parses settings, creates log and metrics, starts the service, and shuts it down in order on a signal. A child
 * process with a channel sends `ready` to its parent.
 */
export async function runProcess<Config extends LogSettings>(
  host: NodeJS.Process,
  options: ProcessOptions<Config>,
): Promise<void> {
  const { service, packageJson, readConfig, start, isCorrectable, tracing } = options;
  try {
    const config = readConfig(host.env);
    const version = readPackageVersion(packageJson);
    const isTerminal = host.stdout?.isTTY ?? false;
    const isPretty = (config.logFormat ?? (isTerminal ? 'pretty' : 'json')) === 'pretty';
    const stream = isPretty ? await createPrettyStream(isTerminal) : undefined;
    const log = createLog({ service, level: config.logLevel, stream });
    for (const sentence of describeUnknownSettings(host.env)) log.warn(sentence);
    const registry = createMetrics({ service, version });
    const { url, phases } = await start({
      ...{ config, log, registry, version },
      isTraced: tracing !== undefined,
    });
    const ofTracing = tracing && { name: 'send traces', timeoutMs: 3_000, stop: tracing.end };
    const shutdown = createShutdown({ log, phases: ofTracing ? [...phases, ofTracing] : phases });
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
    const isExpected =
      error instanceof ConfigError || isPortError(error) || (isCorrectable?.(error) ?? false);
    if (!isExpected) throw error;
    host.stderr.write(`${(error as Error).message}\n`);
    host.exit(1);
  }
}

const isPortError = (error: unknown) => (error as NodeJS.ErrnoException).syscall === 'listen';
