import { join } from 'node:path';
import { findMain } from '../programs/main-paths.ts';
import { createPartEnv, type PartSettings } from './part-env.ts';
import { type Part, startPart } from './start-part.ts';

export type WorkerSettings = PartSettings & {
  /** Identifies the worker in messages and in log files. */
  name?: string | undefined;
  /** The number of training threads. Default: SWEEPQ_THREADS, or else one for each core. */
  threads?: number | undefined;
  /** 0 chooses a free port. */
  metricsPort?: number | undefined;
};

/** Returns the environment variables of a worker. */
export function createWorkerEnv(settings: WorkerSettings) {
  const { threads, metricsPort = 0 } = settings;
  return createPartEnv(settings, {
    SWEEPQ_THREADS: threads === undefined ? undefined : `${threads}`,
    SWEEPQ_METRICS_PORT: `${metricsPort}`,
  });
}

/** Starts a worker, and waits until it takes jobs. Its `url` serves its metrics and health. */
export async function startWorker(settings: WorkerSettings): Promise<Part> {
  const { homeDir, env, name = 'worker', keepLog, signal } = settings;
  return startPart({
    name,
    mainPath: settings.mainPath ?? findMain('worker', env),
    nodePath: settings.nodePath,
    env: createWorkerEnv(settings),
    logPath: keepLog ? join(homeDir, 'logs', `${name}.log`) : undefined,
    signal,
  });
}
