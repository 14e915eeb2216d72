import { expect, test } from 'vitest';
import { schemaVersion } from './schema.ts';
import { assertSuitable } from './suitable.ts';

test.each([
  'redis_version:6.2.0\r\nmaxmemory_policy:noeviction\r\n',
  'redis_version:10.0.1\r\n',
  `schema:${schemaVersion}\r\nredis_version:7.2.0\r\n`,
  // Valkey also reports the Redis version with which it is compatible.
  'redis_version:7.2.4\r\nvalkey_version:8.1.0\r\nmaxmemory_policy:noeviction\r\n',
  // The user may not send INFO.
  '',
])('accepts %j', (info) => {
  expect(() => assertSuitable(info)).not.toThrow();
});

test.each([
  ['redis_version:6.0.16\r\n', 'Expected Redis 6.2 or later, got 6.0.16.'],
  [
    `schema:${schemaVersion + 1}\r\nredis_version:7.2.0\r\n`,
    `Expected the data in Redis to have schema version ${schemaVersion} or earlier, got ${schemaVersion + 1}: a later version of sweepq has written it.`,
  ],
  ['redis_version:5.0.14\r\n', 'Expected Redis 6.2 or later, got 5.0.14.'],
  ['redis_version:7.2.4\r\nvalkey_version:7.1.9\r\n', 'Expected Valkey 7.2 or later, got 7.1.9.'],
  [
    'redis_version:7.0.15\r\nmaxmemory_policy:allkeys-lru\r\n',
    'Expected Redis to have maxmemory-policy noeviction, got allkeys-lru: it would drop jobs.',
  ],
])('rejects %j with the reason', (info, message) => {
  expect(() => assertSuitable(info)).toThrow(
    expect.objectContaining({ code: 'redis-unsuitable', message }),
  );
});
