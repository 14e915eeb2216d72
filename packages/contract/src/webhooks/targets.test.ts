import { expect, test } from 'vitest';
import { isAllowedTarget, isTarget } from './targets.ts';

test.each([
  ['https://example.com', true],
  ['http://127.0.0.1:8080/hooks?team=a', true],
  ['ftp://example.com', false],
  ['file:///etc/passwd', false],
  ['//example.com', false],
  ['/hooks', false],
  ['https://me@example.com', false],
  ['https://:secret@example.com', false],
  ['https://example.com/#part', false],
])('isTarget of %s is %s', (url, can) => {
  expect(isTarget(url)).toBe(can);
});

test.each([
  ['https://example.com/hooks', 'https://example.com/hooks', true],
  ['https://example.com/hooks', 'https://example.com/hooks/sweeps?a=1', true],
  ['https://example.com/hooks', 'https://example.com/hooks-of-others', false],
  ['https://example.com/hooks', 'https://example.com/', false],
  ['https://example.com/hooks/', 'https://example.com/hooks/sweeps', true],
  ['https://example.com/hooks/', 'https://example.com/hooks', false],
  ['https://example.com', 'https://example.com/anything', true],
  ['https://example.com', 'https://EXAMPLE.com:443/anything', true],
  ['https://example.com', 'http://example.com/', false],
  ['https://example.com', 'https://example.com:8443/', false],
  ['https://example.com', 'https://example.com.evil.example/', false],
  ['https://example.com', 'https://example.com@evil.example/', false],
  ['https://example.com/hooks', 'https://example.com/hooks/../admin', false],
  ['https://example.com/hooks', 'https://example.com/hooks/%2e%2E/admin', false],
  ['https://example.com/hooks', 'https://example.com/hooks/..%2fadmin', false],
  ['https://example.com/hooks', 'https://example.com/hooks/%2e%2e%5Cadmin', false],
  ['https://example.com/hooks', 'https://example.com/hooks%2Fsweeps', false],
  ['https://example.com/hooks', 'https://example.com/hooks/group%2Fproject', true],
  ['https://example.com/hooks', 'https://example.com/%2f%/hooks', false],
  ['https://example.com/hooks', 'https://example.com/hooks/..;/admin', false],
  ['https://example.com/hooks', 'https://example.com/hooks/..;v=1/admin', false],
  ['https://example.com/hooks', 'https://example.com/hooks/%2e.%3B/admin', false],
  ['https://example.com/hooks', 'https://example.com/hooks/%252e%252e/admin', false],
  ['https://example.com/hooks', 'https://example.com/hooks/..%25252fadmin', false],
  ['https://example.com/hooks', 'https://example.com/hooks/a;v=1/100%25', true],
  ['https://example.com/hooks;v=1', 'https://example.com/hooks;v=1/sweeps', true],
  ['https://example.com/hooks;v=1', 'https://example.com/hooks/sweeps', false],
  ['https://example.com/group%2Fproject', 'https://example.com/group%2Fproject/x', true],
  ['https://example.com/hooks', 'https://example.com/hooks//evil.example/x', true],
])('with the allowed target %s, isAllowedTarget of %s is %s', (prefix, url, isAllowed) => {
  expect(isAllowedTarget(['http://127.0.0.1:1/', prefix], url)).toBe(isAllowed);
});

// Some server decodes each of these paths to `/admin`: by repeated decoding, or because it accepts unusual characters.
test.each([
  '/hooks/..%2fadmin',
  '/hooks/..%252fadmin',
  '/hooks/..%25252fadmin',
  '/hooks/%25%32%65%25%32%65%25%32%66admin',
  '/hooks/..%25%32%66admin',
  '/hooks/%%32e%%32e%%32fadmin',
  '/hooks/..%%32%66admin',
  '/hooks/%2e%252e/admin',
  '/hooks/..%253b/admin',
  '/hooks/..%23/admin',
  '/hooks/..%3f/admin',
  '/hooks/..%5cadmin',
  '/hooks/..%255cadmin',
  '/hooks/..%09/admin',
  '/hooks/..%20/admin',
  '/hooks/..%00/admin',
  '/hooks/a%23/..%2f..%2fadmin',
  '/hooks/a%3f/..%2f..%2fadmin',
  '/hooks//..%2fadmin',
  '/hooks/%c0%ae%c0%ae/admin',
  '/hooks/%c0%ae%c0%ae%c0%afadmin',
  '/hooks/%uff0e%uff0e/admin',
  '/hooks/\uff0e\uff0e/admin',
  '/hooks/%ef%bc%8e%ef%bc%8e%ef%bc%8fadmin',
  `/hooks/..%${'25'.repeat(300)}2fadmin`,
])('rejects a path that leaves the prefix after decoding: %s', (path) => {
  expect(isAllowedTarget(['https://example.com/hooks'], `https://example.com${path}`)).toBe(false);
});

test.each([
  '/hooks/100%25',
  '/hooks/100%2525',
  '/hooks/a%20b/..c',
  '/hooks/group%2Fproject/..%2Fother',
  '/hooks/%E4%B8%AD',
  '/hooks/...',
])('accepts a path that stays below the prefix after any decoding: %s', (path) => {
  expect(isAllowedTarget(['https://example.com/hooks'], `https://example.com${path}`)).toBe(true);
});

test('rejects every target if the list of allowed targets is empty', () => {
  expect(isAllowedTarget([], 'https://example.com')).toBe(false);
});
