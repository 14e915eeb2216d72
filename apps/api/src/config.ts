import { resolve } from 'node:path';
import { defaultDownloadUrl } from '@sweepq/datasets';
import {
  assertSecretBesideTargets,
  commonSettings,
  httpUrlSetting,
  parseConfig,
  portSetting,
  webhookSettings,
} from '@sweepq/service';
import { z } from 'zod';

const schema = z
  .object({
    ...commonSettings,
    ...webhookSettings,
    PORT: portSetting.default(3000),
    SWEEPQ_DATASET_URL: httpUrlSetting.default(defaultDownloadUrl),
  })
  .superRefine(assertSecretBesideTargets);

export type ApiConfig = ReturnType<typeof readConfig>;

/** The settings of the api; throws a `ConfigError` that names every bad one. */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  const set = parseConfig(schema, env);
  return {
    redisUrl: set.REDIS_URL,
    prefix: set.SWEEPQ_PREFIX,
    host: set.HOST,
    port: set.PORT,
    homeDir: resolve(set.SWEEPQ_HOME),
    datasetsDir: set.SWEEPQ_DATASETS_DIR,
    datasetUrl: set.SWEEPQ_DATASET_URL,
    /** What the URL of a webhook has to begin with. */
    webhookTargets: set.SWEEPQ_WEBHOOK_TARGETS,
    logLevel: set.LOG_LEVEL,
  };
}
