// The settings that the api and the workers share, as zod schemas of environment variables.
import { z } from 'zod';

const expected = (what: string) => ({ error: () => `to be ${what}` });

const whole = (what: string, { min, max }: { min: number; max: number }) =>
  z
    .string()
    .regex(/^\d+$/, expected(what))
    .transform(Number)
    .pipe(z.number().min(min, expected(what)).max(max, expected(what)));

export const portSetting = whole('a port from 0 (any free one) to 65535', { min: 0, max: 65_535 });

export const countSetting = (max: number) =>
  whole(`a whole number from 1 to ${max}`, { min: 1, max });

/** Returns the schema of a limit. 0 means no limit. */
export const limitSetting = (max: number) =>
  whole(`a whole number from 0 (no limit) to ${max}`, { min: 0, max });

export const switchSetting = z
  .enum(['0', '1'], expected('1 (yes) or 0 (no)'))
  .default('0')
  .transform((text) => text === '1');

const aHttpUrl = expected('an http:// or https:// URL');
export const httpUrlSetting = z.url({ protocol: /^https?$/, ...aHttpUrl });

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export const logLevelSetting = z
  .enum(levels, expected(`one of ${levels.join(', ')}`))
  .default('info');

/** Default: `pretty` on a terminal, otherwise `json`. */
const logFormatSetting = z.enum(['json', 'pretty'], expected('json or pretty')).optional();

/** The settings of both api and worker, except those of Redis and of webhooks. */
export const commonSettings = {
  /** The folder of the files that sweepq creates. */
  SWEEPQ_HOME: z.string().default('.sweepq'),
  SWEEPQ_DATASETS_DIR: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: logLevelSetting,
  LOG_FORMAT: logFormatSetting,
};
