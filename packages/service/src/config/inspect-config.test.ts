import { expect, test } from 'vitest';
import { z } from 'zod';
import { inspectConfig } from './inspect-config.ts';
import { parseConfig } from './parse-config.ts';
import { countSetting, portSetting, sizeSetting, switchSetting } from './settings.ts';

const schema = z.object({
  PORT: portSetting.default(3000).meta({ description: 'a port' }),
  SWEEPQ_THREADS: countSetting(9).optional().meta({ description: 'n', shownDefault: 'all cores' }),
  SWEEPQ_CACHE_BYTES: sizeSetting()
    .default(2 ** 29)
    .meta({ description: 'memory' }),
  SWEEPQ_COLD_START: switchSetting.meta({ description: 'cold' }),
  SWEEPQ_TOKEN: z.string().optional().meta({ description: 'a token', isSecret: true }),
  REDIS_URL: z.string().default('redis://localhost').meta({ description: 'Redis' }),
});

const inspect = (env: Record<string, string>) =>
  inspectConfig(schema, (given) => parseConfig(schema, given), env);
const valuesOf = (env: Record<string, string>) =>
  Object.fromEntries(inspect(env).settings.map(({ name, value }) => [name, value]));

test('shows the defaults as one would write them in the environment', () => {
  expect(valuesOf({ PORT: '' })).toEqual({
    PORT: '3000',
    SWEEPQ_THREADS: 'all cores',
    SWEEPQ_CACHE_BYTES: '512Mi',
    SWEEPQ_COLD_START: '0',
    SWEEPQ_TOKEN: null,
    REDIS_URL: 'redis://localhost',
  });
});

test('shows given values, and masks secrets and the credentials in URLs', () => {
  const env = {
    PORT: '80',
    SWEEPQ_TOKEN: 'hunter2',
    REDIS_URL: 'rediss://user:hunter2/@redis.example:6379/0',
  };
  expect(valuesOf(env)).toMatchObject({
    ...{ PORT: '80', SWEEPQ_TOKEN: '***' },
    REDIS_URL: 'rediss://***@redis.example:6379/0',
  });
  const withQuery = { REDIS_URL: 'redis://redis.example/0?password=hunter2' };
  expect(valuesOf(withQuery).REDIS_URL).toBe('redis://redis.example/0?***');
  const { settings } = inspect(env);
  expect(settings.find(({ name }) => name === 'PORT')?.isDefault).toBe(false);
  expect(settings.find(({ name }) => name === 'SWEEPQ_THREADS')?.isDefault).toBe(true);
});

test('shows no default of a setting that another setting replaces', () => {
  const url = z.string().optional().meta({ shownDefault: 'redis://a', replacedBy: 'URL_FILE' });
  const pair = z.object({ URL: url, URL_FILE: z.string().optional() });
  const shown = (env: Record<string, string>) =>
    inspectConfig(pair, (given) => parseConfig(pair, given), env).settings[0]?.value;
  expect(shown({ URL_FILE: '' })).toBe('redis://a');
  expect(shown({ URL_FILE: 'url.txt' })).toBeNull();
});

test('reports all problems and all unknown variables', () => {
  expect(inspect({ PORT: 'x', SWEEPQ_THREADS: 'y', SWEEPQ_TREADS: '1' })).toMatchObject({
    problems: [expect.stringContaining('PORT'), expect.stringContaining('SWEEPQ_THREADS')],
    unknown: [expect.stringContaining('SWEEPQ_TREADS')],
  });
});
