import { resolve } from 'node:path';
import type { Env } from '../env.ts';

/** What every part is started with, besides what it alone wants. */
export type PartSettings = {
  env: Env;
  redisUrl: string;
  homeDir: string;
  /** Of all keys in Redis; else SWEEPQ_PREFIX, else the service's own. */
  prefix?: string | undefined;
  datasetsDir?: string | undefined;
  /** Its log goes to `<homeDir>/logs/` too. */
  keepLog?: boolean | undefined;
  /** Another program than the one in the checkout. */
  mainPath?: string | undefined;
  signal?: AbortSignal | undefined;
};

/** The environment of a part: the given one with the settings laid over it; undefined leaves a variable alone. */
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
