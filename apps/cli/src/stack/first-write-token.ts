import type { Env } from '../cli.ts';

/**
 * Returns the secret of the first write token in SWEEPQ_TOKENS, for the requests of `up` and `demo`. Does not validate the setting,
 * because the API rejects a malformed setting at its start.
 */
export const firstWriteToken = ({ SWEEPQ_TOKENS = '' }: Env): string | undefined =>
  SWEEPQ_TOKENS.split(',')
    .map((token) => token.trim().split(':'))
    .find(([, , access]) => access === 'write')?.[1];
