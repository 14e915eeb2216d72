import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { basePathSetting, belowBasePath } from './base-path.ts';

test.each([
  ['/sweepq', '/sweepq'],
  ['/sweepq/', '/sweepq'],
  ['/tools/sweep.q_1~-', '/tools/sweep.q_1~-'],
  ['/', ''],
])('parses the base path %j as %j', (text, path) => {
  expect(basePathSetting.parse(text)).toBe(path);
});

test.each([
  ['sweepq', 'to be a path such as'],
  ['//evil.example', 'to be a path such as'],
  ['/a//b', 'to be a path such as'],
  ['/a b', 'to be a path such as'],
  ['/a/../b', 'to be a path such as'],
  ['/.', 'to be a path such as'],
  ['/a?b', 'to be a path such as'],
  ['/%73weepq', 'to be a path such as'],
  ['https://example.com/sweepq', 'to be a path such as'],
  ['/v1', 'to begin with another segment than `/v1`'],
  ['/docs/sweepq', 'to begin with another segment than `/docs`'],
  ['/sweeps', 'to begin with another segment than `/sweeps`'],
  ['/assets', 'to begin with another segment than `/assets`'],
])('rejects the base path %j', (text, reason) => {
  expect(basePathSetting.safeParse(text).error?.issues[0]?.message).toContain(reason);
});

test.each([
  ['/sweepq', '/'],
  ['/sweepq/', '/'],
  ['/sweepq?limit=1', '/?limit=1'],
  ['/sweepq/v1/sweeps?limit=1', '/v1/sweeps?limit=1'],
  ['http://host:1/sweepq/docs', 'http://host:1/docs'],
  ['/v1/sweeps', '/v1/sweeps'],
  ['/sweepqs/v1', '/sweepqs/v1'],
  ['/SWEEPQ/v1', '/SWEEPQ/v1'],
  ['/sweepq/sweepq/v1', '/sweepq/v1'],
  ['/sweepq//evil.example', '//evil.example'],
  ['/docs/sweepq/x', '/docs/sweepq/x'],
  ['*', '*'],
])('with the base path /sweepq, the routes see the target %j as %j', (url, seen) => {
  expect(targetSeen(url, '/sweepq')).toBe(seen);
});

test('a dot in a base path matches only a dot, and an empty base path changes no target', () => {
  expect(targetSeen('/a.b/docs', '/a.b')).toBe('/docs');
  expect(targetSeen('/axb/docs', '/a.b')).toBe('/axb/docs');
  expect(targetSeen('/sweepq/docs', '')).toBe('/sweepq/docs');
});

function targetSeen(url: string, basePath: string) {
  const request = new IncomingMessage(new Socket());
  request.url = url;
  belowBasePath(() => undefined, basePath)(request, new ServerResponse(request));
  return request.url;
}
