import { resolve } from 'node:path';
import { assertOneRedisUrl, redisOf, redisSettings } from '@sweepq/redis';
import {
  assertSecretBesideTargets,
  type ConfigReport,
  commonSettings,
  countSetting,
  inspectConfig,
  limitSetting,
  parseConfig,
  portSetting,
  secondsSetting,
  sizeSetting,
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
    PORT: portSetting.default(3000).meta({ description: 'port for users' }),
    SWEEPQ_BASE_PATH: basePathSetting.default('').meta({
      description:
        '[path below which a proxy offers the service](operations.md#behind-a-proxy), such as `/sweepq`',
    }),
    SWEEPQ_KEEP_ALIVE_SECONDS: countSetting(3_600).default(75).meta({
      description:
        'time that the api keeps idle connections: [longer than the proxy](operations.md#behind-a-proxy)',
    }),
    SWEEPQ_DRAIN_SECONDS: secondsSetting(300).default(0).meta({
      description:
        'time that the api still serves after SIGTERM, while `/readyz` answers 503: [longer than a load balancer needs](operations.md#shutdown)',
    }),
    SWEEPQ_API_METRICS_PORT: portSetting.optional().meta({
      description: 'second port for metrics and health without a token; keep it private',
    }),
    SWEEPQ_TOKENS: tokensSetting.optional().meta({
      description:
        '[tokens](operations.md#access): `name:secret:scope`, separated by commas, with a [scope](operations.md#scopes) of `read`, `predict`, `write` or `admin`',
      isSecret: true,
    }),
    SWEEPQ_TOKENS_FILE: tokensFileSetting.optional().meta({
      description:
        'file with tokens, instead of `SWEEPQ_TOKENS`; the api reads it again when it changes ([secrets in files](operations.md#secrets-in-files))',
    }),
    SWEEPQ_ALLOW_ANONYMOUS: switchSetting.meta({
      description: '`1`: without tokens, every client has full access',
    }),
    SWEEPQ_BOARD_READ_ONLY: switchSetting.meta({
      description: '`1`: [Bull Board](operations.md#bull-board) is read-only for all tokens',
    }),
    SWEEPQ_RATE_LIMIT: limitSetting(1_000_000).default(6_000).meta({
      description: 'requests per minute, for each token or else each address; `0`: no limit',
    }),
    SWEEPQ_UPLOAD_BYTES: sizeSetting()
      .default(512 * 1024 ** 2)
      .meta({ description: 'size limit of each uploaded file of a dataset' }),
    SWEEPQ_API_THREADS: countSetting(64).default(2).meta({
      description: 'threads for [heavy answers](operations.md#heavy-answers)',
    }),
    SWEEPQ_API_QUEUE: countSetting(10_000).default(32).meta({
      description: 'maximum number of heavy answers that wait for a thread',
    }),
    SWEEPQ_PREDICT_MAX_MB: countSetting(1_024).default(32).meta({
      description: 'maximum size of the [pictures of a prediction](operations.md#pictures)',
    }),
    SWEEPQ_PREDICT_MAX_IMAGES: countSetting(10_000).default(64).meta({
      description: 'maximum number of images of a prediction',
    }),
    SWEEPQ_PICTURE_MEGAPIXELS: countSetting(1_000).default(64).meta({
      description:
        '[maximum size of a picture](operations.md#pictures), in million pixels; decoding can take 8 MB for each',
    }),
  })
  .superRefine(assertSecretBesideTargets)
  .superRefine(assertOneRedisUrl)
  .superRefine(({ SWEEPQ_TOKENS, SWEEPQ_TOKENS_FILE }, context) => {
    if (SWEEPQ_TOKENS === undefined || SWEEPQ_TOKENS_FILE === undefined) return;
    const message = 'to be unset if SWEEPQ_TOKENS is set';
    context.addIssue({ code: 'custom', path: ['SWEEPQ_TOKENS_FILE'], message });
  });

/** The maximum time to decode one picture. */
const pictureSeconds = 10;

export type ApiConfig = ReturnType<typeof readConfig>;

type Env = Readonly<Record<string, string | undefined>>;

/** Reports all settings of the api and all errors, for `sweepq config check` and docs/settings.md. */
export const inspectSettings = (env: Env): ConfigReport => inspectConfig(schema, readConfig, env);

function accessOf(set: z.infer<typeof schema>) {
  const tokens = set.SWEEPQ_TOKENS ?? set.SWEEPQ_TOKENS_FILE?.tokens;
  return parseAccess({
    tokens: tokens && (() => tokens),
    allowAnonymous: set.SWEEPQ_ALLOW_ANONYMOUS,
    host: set.HOST,
  });
}

/** Parses the settings of the api. Throws a `ConfigError` that names every invalid setting. */
export function readConfig(env: Env) {
  const set = parseConfig(schema, env, accessOf);
  return {
    ...redisOf(set),
    host: set.HOST,
    port: set.PORT,
    basePath: set.SWEEPQ_BASE_PATH,
    keepAliveMs: set.SWEEPQ_KEEP_ALIVE_SECONDS * 1_000,
    drainMs: set.SWEEPQ_DRAIN_SECONDS * 1_000,
    metricsPort: set.SWEEPQ_API_METRICS_PORT,
    homeDir: resolve(set.SWEEPQ_HOME),
    datasetsDir: set.SWEEPQ_DATASETS_DIR,
    blobsDir: resolve(set.SWEEPQ_BLOBS_DIR ?? resolve(set.SWEEPQ_HOME, 'blobs')),
    maxUploadBytes: set.SWEEPQ_UPLOAD_BYTES,
    access: accessOf(set),
    tokensFile: set.SWEEPQ_TOKENS_FILE,
    isBoardReadOnly: set.SWEEPQ_BOARD_READ_ONLY,
    rateLimit: set.SWEEPQ_RATE_LIMIT,
    heavy: { threads: set.SWEEPQ_API_THREADS, waiting: set.SWEEPQ_API_QUEUE },
    scoring: {
      bytes: set.SWEEPQ_PREDICT_MAX_MB * 1024 * 1024,
      images: set.SWEEPQ_PREDICT_MAX_IMAGES,
      picture: { pixels: set.SWEEPQ_PICTURE_MEGAPIXELS * 1e6, seconds: pictureSeconds },
    },
    /** The URL of a webhook must begin with one of these. */
    webhookTargets: set.SWEEPQ_WEBHOOK_TARGETS,
    logLevel: set.LOG_LEVEL,
    logFormat: set.LOG_FORMAT,
  };
}
