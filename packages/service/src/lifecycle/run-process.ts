import type { Registry } from 'prom-client';
import { ConfigError } from '../config/parse-config.ts';
import { createLog, type Log } from '../log/create-log.ts';
import { createPrettyStream } from '../log/pretty-stream.ts';
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
  /** Starts the service. `phases` are the steps of its shutdown. */
  start: (deps: StartDeps<Config>) => Promise<{ url: string; phases: readonly Phase[] }>;
  /** Whether an operator can fix an error of the start. Such an error is logged as a sentence, without a stack. */
  isMendable?: (error: unknown) => boolean;
  /** Ended after all phases. */
  tracing?: Tracing | undefined;
};

type LogSettings = { logLevel: string; logFormat?: 'json' | 'pretty' | undefined };

/**
 * Runs a process: settings, log, metrics, start, and an orderly shutdown on a signal. If the process has a channel to its
 * parent, it sends `ready` there.
 */
export async function runProcess<Config extends LogSettings>(
  host: NodeJS.Process,
  options: ProcessOptions<Config>,
): Promise<void> {
  const { service, packageJson, readConfig, start, isMendable, tracing } = options;
  try {
    const config = readConfig(host.env);
    const version = readPackageVersion(packageJson);
    const isTerminal = host.stdout?.isTTY ?? false;
    const isPretty = (config.logFormat ?? (isTerminal ? 'pretty' : 'json')) === 'pretty';
    const stream = isPretty ? await createPrettyStream(isTerminal) : undefined;
    const log = createLog({ service, level: config.logLevel, stream });
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
    if (!(error instanceof ConfigError || isPortTrouble(error) || isMendable?.(error))) throw error;
    host.stderr.write(`${(error as Error).message}\n`);
    host.exit(1);
  }
}

const isPortTrouble = (error: unknown) => (error as NodeJS.ErrnoException).syscall === 'listen';
