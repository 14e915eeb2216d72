import { resolve } from 'node:path';
import type { Env } from '../env.ts';

/** The settings that every part has in common. */
export type PartSettings = {
  env: Env;
  redisUrl: string;
  homeDir: string;
  /** The prefix of all keys in Redis; by default SWEEPQ_PREFIX, or the service's own default. */
  prefix?: string | undefined;
  datasetsDir?: string | undefined;
  /** Whether to write its log to `<homeDir>/logs/`, too. */
  keepLog?: boolean | undefined;
  /** A program to run instead of the one in the checkout. */
  mainPath?: string | undefined;
  signal?: AbortSignal | undefined;
};

/**
 * Returns the environment of a part: the given environment, overridden by the settings. An undefined setting does not
 * change a variable.
 */
export function createPartEnv(settings: PartSettings, own: Env): Env {
  const { env, redisUrl, homeDir, prefix, datasetsDir } = settings;
  const overlay: Env = {
    REDIS_URL: redisUrl,
    SWEEPQ_HOME: resolve(homeDir),
    SWEEPQ_PREFIX: prefix,
    SWEEPQ_DATASETS_DIR: datasetsDir,
    ...own,
  };
  const set = Object.entries(overlay).filter(([, value]) => value !== undefined);
  return { ...env, ...Object.fromEntries(set) };
}
