import { describe, expect, test } from 'vitest';
import { hidePassword, parseRedisUrl, prefixFor } from './redis-url.ts';

describe('parses every kind of URL', () => {
  const local = [{ host: '127.0.0.1', port: 6379 }];
  const of = { tls: false, db: 0 };
  const pair = [
    { host: 'a', port: 1 },
    { host: '::1', port: 2 },
  ];
  const me = { username: 'me', password: 'p/w@' };
  test.each([
    ['redis://127.0.0.1', { ...of, kind: 'single', hosts: local }],
    ['redis://127.0.0.1:6379/', { ...of, kind: 'single', hosts: local }],
    ['redis://:x@127.0.0.1/2', { ...of, kind: 'single', hosts: local, password: 'x', db: 2 }],
    ['rediss://me:p%2Fw%40@127.0.0.1', { ...of, kind: 'single', hosts: local, ...me, tls: true }],
    [
      'redis+sentinel://me:p%2Fw%40@a:1,[::1]:2/main/3',
      { ...of, kind: 'sentinel', hosts: pair, master: 'main', db: 3, ...me },
    ],
    [
      'rediss+sentinel://a/main',
      { ...of, kind: 'sentinel', hosts: [{ host: 'a', port: 26_379 }], master: 'main', tls: true },
    ],
    ['redis+cluster://a:1,[::1]:2', { ...of, kind: 'cluster', hosts: pair }],
    [
      'rediss+cluster://me:p%2Fw%40@a:1,[::1]:2/',
      { ...of, kind: 'cluster', hosts: pair, ...me, tls: true },
    ],
  ])('%s', (url, target) => {
    expect(parseRedisUrl(url)).toEqual(target);
  });
});

test.each([
  [
    'http://u:hunter2@h',
    /^Expected REDIS_URL to be a redis:\/\/.* URL, got `http:\/\/u:\*\*\*@h`\.$/,
  ],
  ['u:hunter2@h', /to be a redis:\/\/.*, got `u:\*\*\*@h`/],
  ['hunter2@h', /got `:\*\*\*@h`/],
  ['redis://:hunt@er2/@h/x', /to have user:password before its "@", got `redis:\/\/:\*\*\*@h\/x`/],
  ['redis://u:hunter2@h?db=1', /nothing after a "\?"/],
  ['redis://h?user=me&password=hunter2', /nothing after a "\?".*, got `redis:\/\/h\?\*\*\*`/],
  ['redis://h#hunter2', /nothing after a "\?".*, got `redis:\/\/h\?\*\*\*`/],
  ['redis://u?hunter2:x@h?hunter2', /got `redis:\/\/:\*\*\*@\?\*\*\*`/],
  ['redis://u:hunt?er2@h', /got `redis:\/\/u:\*\*\*@\?\*\*\*`/],
  ['redis://h?password=hunt@er2', /got `redis:\/\/:\*\*\*@\?\*\*\*`/],
  ['redis://a,b', /to name one host; several are those of/],
  ['redis://', /to name one host/],
  ['redis://h:70000', /to name one host, as host:port/],
  ['redis://h:0', /to name one host, as host:port/],
  ['redis://u:%zz@h', /to have user:password before its "@"/],
  ['redis+sentinel://a:1,b:2', /to end with the name of the master/],
  ['redis+sentinel://a:1/main/0/1', /to end with the name of the master/],
  ['redis+sentinel://a:1,/main', /to name hosts with commas between them/],
  ['redis+cluster://a:1/3', /to end with its hosts: a cluster has one database/],
])('rejects %s with an error that does not contain the password', (url, sentence) => {
  expect(() => parseRedisUrl(url)).toThrow(sentence);
  expect(() => parseRedisUrl(url)).not.toThrow(/hunt|er2/);
});

test('shows a URL without its password', () => {
  expect(hidePassword('redis+cluster://me:s@cret@a:1,b:2')).toBe('redis+cluster://me:***@a:1,b:2');
  expect(hidePassword('redis://a:1/0?password=x')).toBe('redis://a:1/0?***');
  expect(hidePassword('redis://a:1/0')).toBe('redis://a:1/0');
});

test('adds a hash tag to the prefix on a cluster, unless the prefix has one', () => {
  expect(prefixFor('redis://a', 'sweepq')).toBe('sweepq');
  expect(prefixFor('redis+cluster://a', 'sweepq')).toBe('{sweepq}');
  expect(prefixFor('redis+cluster://a', 'my-{tag}')).toBe('my-{tag}');
  expect(prefixFor('redis+cluster://a', 'a{}')).toBe('{a{}}');
});
