import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { assertOneRedisUrl, redisOf, redisSettings } from '@sweepq/redis';
import {
  assertSecretBesideTargets,
  type ConfigReport,
  commonSettings,
  countSetting,
  httpUrlSetting,
  inspectConfig,
  parseConfig,
  portSetting,
  sizeSetting,
  switchSetting,
  webhookSettings,
} from '@sweepq/service';
import { z } from 'zod';

const schema = z
  .object({
    ...commonSettings,
    ...redisSettings,
    ...webhookSettings,
    SWEEPQ_THREADS: countSetting(256).optional().meta({
      description: 'training threads',
      shownDefault: 'number of cores',
    }),
    SWEEPQ_CACHE_BYTES: sizeSetting()
      .default(512 * 1024 ** 2)
      .meta({ description: 'memory for prepared datasets that are not in use' }),
    SWEEPQ_COLD_START: switchSetting.meta({
      description: '`1`: prepares no dataset and starts no thread before the first run',
    }),
    SWEEPQ_URL: httpUrlSetting.optional().meta({
      description: '[API that provides missing datasets](operations.md#workers-elsewhere)',
    }),
    SWEEPQ_TOKEN: z.string().optional().meta({ description: 'token for that API', isSecret: true }),
    SWEEPQ_DATASET_CACHE_BYTES: sizeSetting()
      .default(10 * 1024 ** 3)
      .meta({ description: 'disk space for datasets from the API' }),
    SWEEPQ_METRICS_PORT: portSetting
      .default(9464)
      .meta({ description: 'port for metrics and health' }),
    SWEEPQ_RETENTION_DAYS: countSetting(36_500).optional().meta({
      description:
        'deletes sweeps that ended more than this many days ago ([retention](operations.md#retention))',
      shownDefault: 'no limit',
    }),
    SWEEPQ_RETENTION_COUNT: countSetting(1_000_000).optional().meta({
      description: 'keeps at most this many ended sweeps',
      shownDefault: 'no limit',
    }),
  })
  .superRefine(assertSecretBesideTargets)
  .superRefine(assertOneRedisUrl);

export type WorkerConfig = ReturnType<typeof readConfig>;

type Env = Readonly<Record<string, string | undefined>>;

/** Reports all settings of a worker and all errors, for `sweepq config check` and docs/settings.md. */
export const inspectSettings = (env: Env): ConfigReport => inspectConfig(schema, readConfig, env);

/** Reads the settings of a worker. Throws a `ConfigError` that names every invalid setting. */
export function readConfig(env: Env) {
  const set = parseConfig(schema, env);
  const inHome = (folder: string) => resolve(set.SWEEPQ_HOME, folder);
  const ownDatasets = inHome('datasets');
  return {
    ...redisOf(set),
    /** The folders that are searched for datasets, in this order. */
    datasetRoots: set.SWEEPQ_DATASETS_DIR
      ? [resolve(set.SWEEPQ_DATASETS_DIR), ownDatasets]
      : [ownDatasets],
    /** The folder with uploaded datasets, which apis and workers share. */
    blobsDir: resolve(set.SWEEPQ_BLOBS_DIR ?? inHome('blobs')),
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
