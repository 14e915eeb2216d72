// The settings that the api and the workers share, as zod schemas of environment variables.
import { z } from 'zod';
import { formatSize, parseSize } from './sizes.ts';

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

/** Returns the schema of a time. */
export const secondsSetting = (max: number) =>
  whole(`a whole number of seconds from 0 to ${max}`, { min: 0, max });

/** Returns the schema of a size in bytes. Its output is the number of bytes. */
export const sizeSetting = (max = Number.MAX_SAFE_INTEGER) => {
  const what = expected(
    `a size such as 512Mi or 1Gi, or a number of bytes, up to ${formatSize(max)}`,
  );
  return z
    .string()
    .transform(parseSize)
    .pipe(z.number(what).min(1, what).max(max, what))
    .meta({ isSize: true });
};

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
  SWEEPQ_HOME: z
    .string()
    .default('.sweepq')
    .meta({ description: 'folder for downloaded, generated and fetched datasets' }),
  SWEEPQ_DATASETS_DIR: z.string().optional().meta({ description: 'folder with your datasets' }),
  SWEEPQ_BLOBS_DIR: z.string().optional().meta({
    description:
      'folder for [uploaded datasets](operations.md#uploaded-datasets); all apis and workers share it',
    shownDefault: '`blobs` below `SWEEPQ_HOME`',
  }),
  HOST: z.string().default('127.0.0.1').meta({ description: 'address to listen at' }),
  LOG_LEVEL: logLevelSetting.meta({
    description: `level of the [log](operations.md#logs): ${levels.map((level) => `\`${level}\``).join(', ')}`,
  }),
  LOG_FORMAT: logFormatSetting.meta({
    description: '`json`, or `pretty` for people',
    shownDefault: 'pretty on a terminal, else json',
  }),
  // startTracing reads this variable before the settings are parsed.
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().optional().meta({
    description:
      'address for [traces](operations.md#traces); the other variables of OpenTelemetry work, too',
  }),
};
