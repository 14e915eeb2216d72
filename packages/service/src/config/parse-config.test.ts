import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ConfigError, parseConfig } from './parse-config.ts';
import {
  countSetting,
  httpUrlSetting,
  limitSetting,
  logLevelSetting,
  portSetting,
  sizeSetting,
  switchSetting,
} from './settings.ts';

const schema = z.object({
  PORT: portSetting.default(3000),
  SWEEPQ_THREADS: countSetting(256).optional(),
  SWEEPQ_RATE_LIMIT: limitSetting(100).default(60),
  SWEEPQ_CACHE_BYTES: sizeSetting(2 ** 40).optional(),
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
    SWEEPQ_CACHE_BYTES: '64Mi',
    SWEEPQ_ALLOW_ANONYMOUS: '1',
  };
  expect(parseConfig(schema, env)).toEqual({
    ...env,
    PORT: 0,
    SWEEPQ_THREADS: 8,
    SWEEPQ_RATE_LIMIT: 0,
    SWEEPQ_CACHE_BYTES: 67_108_864,
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
  [
    'SWEEPQ_CACHE_BYTES',
    '1GB',
    'to be a size such as 512Mi or 1Gi, or a number of bytes, up to 1Ti, got `1GB`',
  ],
  [
    'SWEEPQ_CACHE_BYTES',
    '2Ti',
    'to be a size such as 512Mi or 1Gi, or a number of bytes, up to 1Ti, got `2Ti`',
  ],
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

describe('settings that do not fit together', () => {
  const pair = z
    .object({ SWEEPQ_A: countSetting(9).optional(), SWEEPQ_B: countSetting(9).optional() })
    .extend({ LOG_LEVEL: logLevelSetting })
    .superRefine(({ SWEEPQ_A, SWEEPQ_B }, context) => {
      if (SWEEPQ_A === undefined || SWEEPQ_B !== undefined) return;
      context.addIssue({
        code: 'custom',
        path: ['SWEEPQ_B'],
        message: 'to be set beside SWEEPQ_A',
      });
    });
  const problemsOf = (env: Record<string, string>, check?: () => void) => {
    try {
      parseConfig(pair, env, check);
      return [];
    } catch (error) {
      return (error as ConfigError).problems;
    }
  };

  test('are reported together with invalid values', () => {
    expect(problemsOf({ SWEEPQ_A: '1', LOG_LEVEL: 'loud' })).toEqual([
      expect.stringContaining('LOG_LEVEL'),
      'Expected the environment variable SWEEPQ_B to be set beside SWEEPQ_A, got nothing.',
    ]);
  });

  test('of two kinds are reported together', () => {
    const check = () => {
      throw new ConfigError(['no fit'], ['HOST']);
    };
    expect(problemsOf({ SWEEPQ_A: '1' }, check)).toEqual([
      expect.stringContaining('SWEEPQ_B'),
      'no fit',
    ]);
  });

  test('are not reported if one of them is invalid itself', () => {
    expect(problemsOf({ SWEEPQ_A: '1', SWEEPQ_B: 'x' })).toEqual([
      expect.stringContaining('SWEEPQ_B to be a whole number'),
    ]);
  });

  test.each([
    ['reports', 'LOG_LEVEL', 2],
    ['does not report', 'SWEEPQ_A', 1],
  ])('parseConfig %s a misfit of SWEEPQ_A and HOST if %s is invalid', (_does, invalid, count) => {
    const check = () => {
      throw new ConfigError(['no fit'], ['SWEEPQ_A', 'HOST']);
    };
    expect(problemsOf({ [invalid]: 'bad' }, check)).toHaveLength(count);
  });
});

test('an error shows no credentials of a URL, also if the password has a slash', () => {
  const urls = z.object({ SWEEPQ_URL: httpUrlSetting.optional() });
  expect(() => parseConfig(urls, { SWEEPQ_URL: 'ftp://me:hunter/2@api.example' })).toThrow(
    'got `ftp://***@api.example`.',
  );
});
