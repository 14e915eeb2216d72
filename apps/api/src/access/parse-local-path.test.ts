import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLocalPath } from './parse-local-path.ts';

test.each([
  ['/', '/'],
  ['/docs/', '/docs/'],
  ['/v1/sweeps?limit=1&status=a,b#top', '/v1/sweeps?limit=1&status=a,b#top'],
  ['/admin/queues/queue/runs/swp_1-r0', '/admin/queues/queue/runs/swp_1-r0'],
  ['/a/../docs', '/docs'],
  ['/%2f%2fevil.example', '/%2f%2fevil.example'],
  ['/\r\nSet-Cookie: a=b', '/Set-Cookie:%20a=b'],
])('the path of %j is %j', (text, path) => expect(parseLocalPath(text)).toBe(path));

test.each([
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/.\\\\evil.example',
  'https://evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  'evil.example',
  '',
  undefined,
  ['/docs', '/docs'],
])('%j has no local path', (text) => expect(parseLocalPath(text)).toBeUndefined());

test.each([
  ['/sweepq', '/sweepq'],
  ['/sweepq/docs/?a=b', '/sweepq/docs/?a=b'],
  ['/docs/', undefined],
  ['/sweepqs/docs', undefined],
  ['/sweepq/../docs', undefined],
  ['//sweepq/docs', undefined],
])('with the base path /sweepq, the path of %j is %j', (text, path) => {
  expect(parseLocalPath(text, '/sweepq')).toBe(path);
});

test('every accepted path keeps a browser on the same origin', () => {
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '\t',
    '\r',
    '\n',
    ' ',
    '@',
    ':',
    '?',
    '#',
    'evil',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (rest) => {
      const path = parseLocalPath(`/${rest.join('')}`);
      if (path === undefined) return;
      expect(path).toMatch(/^\/(?![/\\])[!-~]*$/);
      expect(new URL(path, 'http://own.example').host).toBe('own.example');
    }),
  );
});
