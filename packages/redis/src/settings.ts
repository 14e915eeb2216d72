// The settings for the connection of a process to Redis, as zod schemas of strings.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defaultPrefix } from '@sweepq/contract';
import { z } from 'zod';
import { parseRedisUrl, prefixFor, RedisUrlError } from './redis-url.ts';
import { readUrlFile } from './url-file.ts';

const defaultUrl = 'redis://127.0.0.1:6379';

const redisUrlSetting = z.string().superRefine(assertUrl);

/** Reads the file at a path, and returns the path and the URL in the file. */
const redisUrlFileSetting = z.string().transform((path, context) => {
  const url = readUrlFile(path);
  if (url !== undefined) {
    assertUrl(url, context);
    return { path, url };
  }
  context.addIssue({ code: 'custom', message: 'to be the path of a readable file' });
  return z.NEVER;
});

function assertUrl(url: string, context: z.RefinementCtx): void {
  try {
    parseRedisUrl(url);
  } catch (error) {
    if (!(error instanceof RedisUrlError)) throw error;
    const params = { got: `\`${error.shown}\`` };
    context.addIssue({ code: 'custom', message: error.expected, params });
  }
}

const aPrefix = 'to be letters, digits, "_", "-", and braces around a cluster hash tag';
const prefixSetting = z
  .string()
  .regex(/^[\w{}-]{1,64}$/, { error: () => aPrefix })
  .default(defaultPrefix);

/** Reads the file at a path, and returns its text. */
const caSetting = z.string().transform((path, context) => {
  try {
    const pem = readFileSync(path, 'utf8');
    new X509Certificate(pem);
    return pem;
  } catch {
    context.addIssue({ code: 'custom', message: 'to be the path of a PEM file with certificates' });
    return z.NEVER;
  }
});

export const redisSettings = {
  REDIS_URL: redisUrlSetting.optional(),
  /** A file with the URL. Its credentials are read again before each attempt to reconnect. */
  REDIS_URL_FILE: redisUrlFileSetting.optional(),
  /** The CA of a Redis with TLS, if Node does not know it already. */
  SWEEPQ_REDIS_CA: caSetting.optional(),
  /** The prefix of every key in Redis. */
  SWEEPQ_PREFIX: prefixSetting,
};

type Set = {
  REDIS_URL?: string | undefined;
  REDIS_URL_FILE?: { path: string; url: string } | undefined;
  SWEEPQ_PREFIX: string;
  SWEEPQ_REDIS_CA?: string | undefined;
};

/** Rejects two settings for one URL, because they could differ. */
export function assertOneRedisUrl(
  { REDIS_URL, REDIS_URL_FILE }: Set,
  context: z.RefinementCtx,
): void {
  if (REDIS_URL === undefined || REDIS_URL_FILE === undefined) return;
  const message = 'to be unset if REDIS_URL is set';
  context.addIssue({ code: 'custom', path: ['REDIS_URL_FILE'], message });
}

/** The options of connections and of the store. */
export function redisOf(set: Set) {
  const redisUrl = set.REDIS_URL_FILE?.url ?? set.REDIS_URL ?? defaultUrl;
  return {
    redisUrl,
    redisUrlFile: set.REDIS_URL_FILE?.path,
    redisCa: set.SWEEPQ_REDIS_CA,
    prefix: prefixFor(redisUrl, set.SWEEPQ_PREFIX),
  };
}
