import { resolve } from 'node:path';
import { defaultDownloadUrl } from '@sweepq/datasets';
import { assertOneRedisUrl, redisOf, redisSettings } from '@sweepq/redis';
import {
  assertSecretBesideTargets,
  commonSettings,
  countSetting,
  httpUrlSetting,
  limitSetting,
  parseConfig,
  portSetting,
  switchSetting,
  webhookSettings,
} from '@sweepq/service';
import { z } from 'zod';
import { parseAccess } from './access/access.ts';
import { tokensSetting } from './access/parse-tokens.ts';
import { tokensFileSetting } from './access/tokens-file.ts';
import { basePathSetting } from './http/base-path.ts';

const schema = z
  .object({
    ...commonSettings,
    ...redisSettings,
    ...webhookSettings,
    PORT: portSetting.default(3000),
    /** The path at which a proxy serves the api. Empty for the root of the host. */
    SWEEPQ_BASE_PATH: basePathSetting.default(''),
    /** How long an idle connection is kept open. Must be longer than the keep-alive time of the proxy. */
    SWEEPQ_KEEP_ALIVE_SECONDS: countSetting(3_600).default(75),
    /** A separate port for metrics and health checks without a token. It must not be open to users. */
    SWEEPQ_API_METRICS_PORT: portSetting.optional(),
    SWEEPQ_DATASET_URL: httpUrlSetting.default(defaultDownloadUrl),
    SWEEPQ_TOKENS: tokensSetting.optional(),
    /** A file with tokens, which is read again when it changes. */
    SWEEPQ_TOKENS_FILE: tokensFileSetting.optional(),
    SWEEPQ_ALLOW_ANONYMOUS: switchSetting,
    /** Makes Bull Board read-only, also for tokens with the scope `admin`. */
    SWEEPQ_BOARD_READ_ONLY: switchSetting,
    /** The limit of requests per minute of a token, or of an address without a token. 0 means no limit. */
    SWEEPQ_RATE_LIMIT: limitSetting(1_000_000).default(6_000),
    /** The number of threads for heavy answers: pictures, large tables, dry runs, importances. */
    SWEEPQ_API_THREADS: countSetting(64).default(2),
    /** The maximum number of heavy answers that wait for a thread. */
    SWEEPQ_API_QUEUE: countSetting(10_000).default(32),
  })
  .superRefine(assertSecretBesideTargets)
  .superRefine(assertOneRedisUrl)
  .superRefine(({ SWEEPQ_TOKENS, SWEEPQ_TOKENS_FILE }, context) => {
    if (SWEEPQ_TOKENS === undefined || SWEEPQ_TOKENS_FILE === undefined) return;
    const message = 'to be unset if SWEEPQ_TOKENS is set';
    context.addIssue({ code: 'custom', path: ['SWEEPQ_TOKENS_FILE'], message });
  });

export type ApiConfig = ReturnType<typeof readConfig>;

/** Parses the settings of the api. Throws a `ConfigError` that names every invalid setting. */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  const set = parseConfig(schema, env);
  const tokens = set.SWEEPQ_TOKENS ?? set.SWEEPQ_TOKENS_FILE?.tokens;
  return {
    ...redisOf(set),
    host: set.HOST,
    port: set.PORT,
    basePath: set.SWEEPQ_BASE_PATH,
    keepAliveMs: set.SWEEPQ_KEEP_ALIVE_SECONDS * 1_000,
    metricsPort: set.SWEEPQ_API_METRICS_PORT,
    homeDir: resolve(set.SWEEPQ_HOME),
    datasetsDir: set.SWEEPQ_DATASETS_DIR,
    datasetUrl: set.SWEEPQ_DATASET_URL,
    access: parseAccess({
      tokens: tokens && (() => tokens),
      allowAnonymous: set.SWEEPQ_ALLOW_ANONYMOUS,
      host: set.HOST,
    }),
    tokensFile: set.SWEEPQ_TOKENS_FILE,
    isBoardReadOnly: set.SWEEPQ_BOARD_READ_ONLY,
    rateLimit: set.SWEEPQ_RATE_LIMIT,
    heavy: { threads: set.SWEEPQ_API_THREADS, waiting: set.SWEEPQ_API_QUEUE },
    /** The URL of a webhook must begin with one of these. */
    webhookTargets: set.SWEEPQ_WEBHOOK_TARGETS,
    logLevel: set.LOG_LEVEL,
    logFormat: set.LOG_FORMAT,
  };
}
