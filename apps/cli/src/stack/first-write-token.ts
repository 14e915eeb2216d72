import type { Env } from '../cli.ts';

/**
 * The secret of the first token in SWEEPQ_TOKENS that may write, for the requests of who started the stack. The api checks that setting;
 * what cannot be read here is refused there.
 */
export const firstWriteToken = ({ SWEEPQ_TOKENS = '' }: Env): string | undefined =>
  SWEEPQ_TOKENS.split(',')
    .map((token) => token.trim().split(':'))
    .find(([, , access]) => access === 'write')?.[1];
