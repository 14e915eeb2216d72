import { ClientError } from '@sweepq/client';
import { expect, test } from 'vitest';
import { exitCodeOf } from './exit-codes.ts';
import { UsageError } from './input/usage-error.ts';

const problem = (code: string, status?: number) => new ClientError({ code, status, detail: '…' });

test.each([
  [new UsageError('…'), 2],
  [problem('bad-url'), 2],
  [problem('validation', 400), 2],
  [problem('sweep-ended', 409), 2],
  [problem('not-found', 404), 3],
  [problem('unauthorized', 401), 4],
  [problem('forbidden', 403), 4],
  [problem('unreachable'), 5],
  [problem('rate-limited', 429), 5],
  [problem('redis-unavailable', 503), 5],
  [problem('unexpected-answer', 502), 5],
  [problem('unexpected-answer', 404), 1],
  [problem('internal', 500), 1],
  [new TypeError('…'), undefined],
])('the exit code of the error %o is %s', (error, code) => {
  expect(exitCodeOf(error)).toBe(code);
});
