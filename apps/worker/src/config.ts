import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { assertOneRedisUrl, redisOf, redisSettings } from '@sweepq/redis';
import {
  assertSecretBesideTargets,
  commonSettings,
  countSetting,
  httpUrlSetting,
  parseConfig,
  portSetting,
  switchSetting,
  webhookSettings,
} from '@sweepq/service';
import { z } from 'zod';

const defaultCacheBytes = 512 * 1024 * 1024;
const defaultDatasetCacheBytes = 10 * 1024 ** 3;

const schema = z
  .object({
    ...commonSettings,
    ...redisSettings,
    ...webhookSettings,
    SWEEPQ_THREADS: countSetting(256).optional(),
    SWEEPQ_CACHE_BYTES: countSetting(Number.MAX_SAFE_INTEGER).default(defaultCacheBytes),
    /** The api from which the worker downloads datasets that are not on this machine. */
    SWEEPQ_URL: httpUrlSetting.optional(),
    SWEEPQ_TOKEN: z.string().optional(),
    SWEEPQ_DATASET_CACHE_BYTES: countSetting(Number.MAX_SAFE_INTEGER).default(
      defaultDatasetCacheBytes,
    ),
    SWEEPQ_COLD_START: switchSetting,
    SWEEPQ_METRICS_PORT: portSetting.default(9464),
    SWEEPQ_RETENTION_DAYS: countSetting(36_500).optional(),
    SWEEPQ_RETENTION_COUNT: countSetting(1_000_000).optional(),
  })
  .superRefine(assertSecretBesideTargets)
  .superRefine(assertOneRedisUrl);

export type WorkerConfig = ReturnType<typeof readConfig>;

/** Reads the settings of a worker. Throws a `ConfigError` that names every invalid setting. */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  const set = parseConfig(schema, env);
  const inHome = (folder: string) => resolve(set.SWEEPQ_HOME, folder);
  const ownDatasets = inHome('datasets');
  return {
    ...redisOf(set),
    /** The folders that are searched for datasets, in this order. */
    datasetRoots: set.SWEEPQ_DATASETS_DIR
      ? [resolve(set.SWEEPQ_DATASETS_DIR), ownDatasets]
      : [ownDatasets],
    /** The api from which datasets are downloaded that are in none of `datasetRoots`, and the folder for them. */
    api:
      set.SWEEPQ_URL === undefined
        ? undefined
        : {
            apiUrl: set.SWEEPQ_URL,
            token: set.SWEEPQ_TOKEN,
            folder: inHome('fetched'),
            maxBytes: set.SWEEPQ_DATASET_CACHE_BYTES,
          },
    /** The maximum total size of prepared datasets that are cached while no run uses them. */
    cacheBytes: set.SWEEPQ_CACHE_BYTES,
    /** Whether the worker starts no threads and prepares no dataset before its first run. */
    isColdStart: set.SWEEPQ_COLD_START,
    threads: set.SWEEPQ_THREADS ?? availableParallelism(),
    webhooks: {
      targets: set.SWEEPQ_WEBHOOK_TARGETS,
      secrets: set.SWEEPQ_WEBHOOK_SECRET ?? [],
    },
    /** How long ended sweeps are kept: the last `days` days, and at most `count` sweeps. Default: forever. */
    retention: { days: set.SWEEPQ_RETENTION_DAYS, count: set.SWEEPQ_RETENTION_COUNT },
    status: { host: set.HOST, port: set.SWEEPQ_METRICS_PORT },
    logLevel: set.LOG_LEVEL,
    logFormat: set.LOG_FORMAT,
  };
}
