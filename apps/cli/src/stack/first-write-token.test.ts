import { expect, test } from 'vitest';
import { firstWriteToken } from './first-write-token.ts';

test.each([
  [
    'ci:reads-only-0123456:read,ops:writes-0123456789~:write,b:writes-too-012345:write',
    'writes-0123456789~',
  ],
  [' ops:writes-0123456789:write ', 'writes-0123456789'],
  ['ci:reads-only-0123456:read,calc:predicts-0123456:predict', undefined],
  ['ci:reads-only-0123456:read,ops:everything-0123456:admin', 'everything-0123456'],
  ['', undefined],
  [undefined, undefined],
])('finds the secret of the first write token in `%s`', (SWEEPQ_TOKENS, secret) => {
  expect(firstWriteToken({ SWEEPQ_TOKENS })).toBe(secret);
});
