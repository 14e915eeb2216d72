import { join } from 'node:path';
import { apiMainPath } from './main-paths.ts';
import { createPartEnv, type PartSettings } from './part-env.ts';
import { type Part, startPart } from './start-part.ts';

export type ApiSettings = PartSettings & {
  /** 0 picks a free one. */
  port?: number | undefined;
  host?: string | undefined;
};

/** Starts the api and waits until it listens. */
export async function startApi(settings: ApiSettings): Promise<Part> {
  const { homeDir, host, port = 0, mainPath = apiMainPath, keepLog, signal } = settings;
  return startPart({
    name: 'api',
    mainPath,
    env: createPartEnv(settings, { PORT: `${port}`, HOST: host }),
    logPath: keepLog ? join(homeDir, 'logs', 'api.log') : undefined,
    signal,
  });
}
