import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useFolder } from '@sweepq/testing/redis-server.ts';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { assertOneRedisUrl, redisOf, redisSettings } from './settings.ts';

const schema = z.object(redisSettings).superRefine(assertOneRedisUrl);
const complaints = (env: Record<string, string>) =>
  schema.safeParse(env).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);

test('defaults to a Redis on this machine', () => {
  expect(redisOf(schema.parse({}))).toEqual({
    redisUrl: 'redis://127.0.0.1:6379',
    redisUrlFile: undefined,
    redisCa: undefined,
    prefix: 'sweepq',
  });
});

test('REDIS_URL_FILE is the path of a file with the URL, and excludes REDIS_URL', () => {
  const path = join(useFolder(), 'url');
  writeFileSync(path, 'redis://me:secret@h:1\n');
  expect(redisOf(schema.parse({ REDIS_URL_FILE: path }))).toMatchObject({
    redisUrl: 'redis://me:secret@h:1',
    redisUrlFile: path,
  });
  expect(complaints({ REDIS_URL_FILE: path, REDIS_URL: 'redis://h' })).toEqual([
    'REDIS_URL_FILE to be unset if REDIS_URL is set',
  ]);
  expect(complaints({ REDIS_URL_FILE: '/nowhere' })).toEqual([
    'REDIS_URL_FILE to be the path of a readable file',
  ]);
  writeFileSync(path, 'http://me:secret@h');
  expect(complaints({ REDIS_URL_FILE: path })?.[0]).toMatch(/^REDIS_URL_FILE to be a redis:/);
  expect(JSON.stringify(complaints({ REDIS_URL_FILE: path }))).not.toContain('secret');
});

test('the URL of a cluster changes the prefix', () => {
  const set = schema.parse({ REDIS_URL: 'redis+cluster://a:1,b:2', SWEEPQ_PREFIX: 'mine' });
  expect(redisOf(set).prefix).toBe('{mine}');
});

test('reports the expected form of each bad setting', () => {
  expect(complaints({ REDIS_URL: 'http://h' })?.[0]).toMatch(
    /^REDIS_URL to be a redis:\/\/.* URL$/,
  );
  expect(complaints({ SWEEPQ_PREFIX: 'a:b' })).toEqual([
    'SWEEPQ_PREFIX to be letters, digits, "_", "-", and braces around a cluster hash tag',
  ]);
  const noPem = ['SWEEPQ_REDIS_CA to be the path of a PEM file with certificates'];
  expect(complaints({ SWEEPQ_REDIS_CA: '/nowhere.pem' })).toEqual(noPem);
  expect(complaints({ SWEEPQ_REDIS_CA: new URL(import.meta.url).pathname })).toEqual(noPem);
});
