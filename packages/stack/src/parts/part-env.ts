import { resolve } from 'node:path';
import type { Env } from '../env.ts';

/** The settings that the api and the workers have in common. */
export type PartSettings = {
  env: Env;
  redisUrl: string;
  homeDir: string;
  /** The prefix of all keys in Redis. Default: SWEEPQ_PREFIX, or else the default of the service. */
  prefix?: string | undefined;
  datasetsDir?: string | undefined;
  /** Whether the log is also written to `<homeDir>/logs/`. */
  keepLog?: boolean | undefined;
  /** The program to run. Default: the one in the checkout. */
  mainPath?: string | undefined;
  /** The Node.js binary that runs the program. Default: that of this process. */
  nodePath?: string | undefined;
  signal?: AbortSignal | undefined;
};

/**
 * Returns the environment of the api or a worker: the given environment, overridden by the settings. An undefined setting
 * does not change a variable.
 */
export function createPartEnv(settings: PartSettings, own: Env): Env {
  const { env, redisUrl, homeDir, prefix, datasetsDir } = settings;
  const overlay: Env = {
    REDIS_URL: redisUrl,
    // The stack has read the file already, and a process accepts only one of both settings.
    REDIS_URL_FILE: '',
    SWEEPQ_HOME: resolve(homeDir),
    SWEEPQ_PREFIX: prefix,
    SWEEPQ_DATASETS_DIR: datasetsDir,
    ...own,
  };
  const set = Object.entries(overlay).filter(([, value]) => value !== undefined);
  return { ...env, ...Object.fromEntries(set) };
}
