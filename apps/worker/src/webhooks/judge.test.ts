import { expect, test } from 'vitest';
import { judge } from './judge.ts';
import type { Sent } from './send.ts';

const answered = (status: number): Sent => ({ status, error: null });
const unanswered: Sent = { status: null, error: 'ECONNREFUSED' };

test.each([
  [answered(200), 'delivered', null],
  [answered(204), 'delivered', null],
  [answered(302), 'retried', 'redirects are not followed'],
  [answered(304), 'retried', 'redirects are not followed'],
  [answered(400), 'retried', null],
  [answered(410), 'failed', 'the receiver is gone for good'],
  [answered(429), 'retried', null],
  [answered(503), 'retried', null],
  [unanswered, 'retried', 'ECONNREFUSED'],
] as const)('judges an attempt with the answer %o as %s', (sent, outcome, error) => {
  expect(judge(sent, { isLast: false })).toEqual({ outcome, error });
  const atLast = outcome === 'retried' ? 'failed' : outcome;
  expect(judge(sent, { isLast: true })).toEqual({ outcome: atLast, error });
});
