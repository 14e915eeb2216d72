import { join } from 'node:path';
import { findMain } from '../programs/main-paths.ts';
import { createPartEnv, type PartSettings } from './part-env.ts';
import { type Part, startPart } from './start-part.ts';

export type ApiSettings = PartSettings & {
  /** 0 chooses a free port. */
  port?: number | undefined;
  host?: string | undefined;
};

/** Returns the environment variables of the api. */
export const createApiEnv = (settings: ApiSettings) =>
  createPartEnv(settings, { PORT: `${settings.port ?? 0}`, HOST: settings.host });

/** Starts the api, and waits until it listens. */
export async function startApi(settings: ApiSettings): Promise<Part> {
  const { homeDir, env, keepLog, signal } = settings;
  return startPart({
    name: 'api',
    mainPath: settings.mainPath ?? findMain('api', env),
    nodePath: settings.nodePath,
    env: createApiEnv(settings),
    logPath: keepLog ? join(homeDir, 'logs', 'api.log') : undefined,
    signal,
  });
}
