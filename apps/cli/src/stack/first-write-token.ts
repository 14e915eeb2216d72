import type { Env } from '../cli.ts';

/**
 * The secret of the first write token in SWEEPQ_TOKENS. `up` and `demo` send their own requests with it. This does not check the
 * setting: the API rejects a malformed one at start.
 */
export const firstWriteToken = ({ SWEEPQ_TOKENS = '' }: Env): string | undefined =>
  SWEEPQ_TOKENS.split(',')
    .map((token) => token.trim().split(':'))
    .find(([, , access]) => access === 'write')?.[1];
