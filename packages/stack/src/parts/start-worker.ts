import { join } from 'node:path';
import { workerMainPath } from './main-paths.ts';
import { createPartEnv, type PartSettings } from './part-env.ts';
import { type Part, startPart } from './start-part.ts';

export type WorkerSettings = PartSettings & {
  /** Tells workers apart, in messages and in log files. */
  name?: string | undefined;
  /** Training threads; else SWEEPQ_THREADS, else one a core. */
  threads?: number | undefined;
  /** 0 picks a free one. */
  metricsPort?: number | undefined;
};

/** The environment that it is started with. */
export function createWorkerEnv(settings: WorkerSettings) {
  const { threads, metricsPort = 0 } = settings;
  return createPartEnv(settings, {
    SWEEPQ_THREADS: threads === undefined ? undefined : `${threads}`,
    SWEEPQ_METRICS_PORT: `${metricsPort}`,
  });
}

/** Starts a worker and waits until it takes jobs. Its `url` is where its metrics and health are. */
export async function startWorker(settings: WorkerSettings): Promise<Part> {
  const { homeDir, name = 'worker', keepLog, signal } = settings;
  return startPart({
    name,
    mainPath: settings.mainPath ?? workerMainPath,
    env: createWorkerEnv(settings),
    logPath: keepLog ? join(homeDir, 'logs', `${name}.log`) : undefined,
    signal,
  });
}
