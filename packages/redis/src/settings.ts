// The settings for the connection of a process to Redis, as zod schemas of strings.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defaultPrefix } from '@sweepq/contract';
import { z } from 'zod';
import { parseRedisUrl, prefixFor, RedisUrlError } from './redis-url.ts';

const redisUrlSetting = z
  .string()
  .superRefine((url, context) => {
    try {
      parseRedisUrl(url);
    } catch (error) {
      if (!(error instanceof RedisUrlError)) throw error;
      const params = { got: `\`${error.shown}\`` };
      context.addIssue({ code: 'custom', message: error.expected, params });
    }
  })
  .default('redis://127.0.0.1:6379');

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
  REDIS_URL: redisUrlSetting.meta({ description: '[which Redis](operations.md#redis)' }),
  SWEEPQ_REDIS_CA: caSetting.optional().meta({
    description: 'PEM file of the certificate authority for `rediss…`, if Node does not know it',
  }),
  SWEEPQ_PREFIX: prefixSetting.meta({ description: 'prefix of every key in Redis' }),
};

type Set = { REDIS_URL: string; SWEEPQ_PREFIX: string; SWEEPQ_REDIS_CA?: string | undefined };

/** The options of connections and of the store. */
export const redisOf = (set: Set) => ({
  redisUrl: set.REDIS_URL,
  redisCa: set.SWEEPQ_REDIS_CA,
  prefix: prefixFor(set.REDIS_URL, set.SWEEPQ_PREFIX),
});
