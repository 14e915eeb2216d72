import { expect, test } from 'vitest';
import { z } from 'zod';
import { redisOf, redisSettings } from './settings.ts';

const schema = z.object(redisSettings);
const complaints = (env: Record<string, string>) =>
  schema.safeParse(env).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);

test('defaults to a Redis on this machine', () => {
  expect(redisOf(schema.parse({}))).toEqual({
    redisUrl: 'redis://127.0.0.1:6379',
    redisCa: undefined,
    prefix: 'sweepq',
  });
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
