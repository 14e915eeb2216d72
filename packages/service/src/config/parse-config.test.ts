import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseConfig } from './parse-config.ts';
import {
  countSetting,
  limitSetting,
  logLevelSetting,
  portSetting,
  switchSetting,
} from './settings.ts';

const schema = z.object({
  PORT: portSetting.default(3000),
  SWEEPQ_THREADS: countSetting(256).optional(),
  SWEEPQ_RATE_LIMIT: limitSetting(100).default(60),
  SWEEPQ_ALLOW_ANONYMOUS: switchSetting,
  LOG_LEVEL: logLevelSetting,
});

test('an unset or empty variable has its default', () => {
  const defaults = {
    PORT: 3000,
    SWEEPQ_RATE_LIMIT: 60,
    SWEEPQ_ALLOW_ANONYMOUS: false,
    LOG_LEVEL: 'info',
  };
  expect(parseConfig(schema, {})).toEqual(defaults);
  expect(parseConfig(schema, { PORT: '', LOG_LEVEL: '' })).toEqual(defaults);
});

test('accepts valid values', () => {
  const env = {
    PORT: '0',
    SWEEPQ_THREADS: '8',
    SWEEPQ_RATE_LIMIT: '0',
    SWEEPQ_ALLOW_ANONYMOUS: '1',
  };
  expect(parseConfig(schema, env)).toEqual({
    ...env,
    PORT: 0,
    SWEEPQ_THREADS: 8,
    SWEEPQ_RATE_LIMIT: 0,
    SWEEPQ_ALLOW_ANONYMOUS: true,
    LOG_LEVEL: 'info',
  });
});

test.each([
  ['PORT', 'http', 'to be a port from 0 (any free one) to 65535, got `http`'],
  ['PORT', '65536', 'to be a port from 0 (any free one) to 65535, got `65536`'],
  ['PORT', '-1', 'to be a port from 0 (any free one) to 65535, got `-1`'],
  ['PORT', '1e3', 'to be a port from 0 (any free one) to 65535, got `1e3`'],
  ['SWEEPQ_THREADS', '0', 'to be a whole number from 1 to 256, got `0`'],
  ['SWEEPQ_RATE_LIMIT', '101', 'to be a whole number from 0 (no limit) to 100, got `101`'],
  ['SWEEPQ_ALLOW_ANONYMOUS', 'yes', 'to be 1 (yes) or 0 (no), got `yes`'],
  ['LOG_LEVEL', 'loud', 'to be one of trace, debug, info, warn, error, fatal, silent, got `loud`'],
])('rejects %s=%s, and says what was expected', (name, value, sentence) => {
  expect(() => parseConfig(schema, { [name]: value })).toThrow(
    `Expected the environment variable ${name} ${sentence}.`,
  );
});

test('reports every bad variable in one error', () => {
  expect(() => parseConfig(schema, { PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT.*\n.*LOG_LEVEL/);
});

test('the error for a bad secret does not contain the value', () => {
  const secret = z.string().superRefine((_text, context) => {
    context.addIssue({ code: 'custom', message: 'to be better', params: { isSecret: true } });
  });
  expect(() => parseConfig(z.object({ KEY: secret }), { KEY: 'hunter2' })).toThrow(
    /^Expected the environment variable KEY to be better\.$/,
  );
});
