import { readFileSync } from 'node:fs';
import type { Env } from '../world.ts';

/**
 * Returns the secret of the first token with the scope `write` or `admin` in SWEEPQ_TOKENS or SWEEPQ_TOKENS_FILE, for the requests of
 * `up` and `demo`. Does not validate the tokens, because the API rejects a malformed setting at its start.
 */
export const firstWriteToken = (env: Env): string | undefined =>
  readTokens(env)
    .split(/[,\n]/)
    .map((token) => token.trim().split(':'))
    .find(
      ([name = '', , scope]) => !name.startsWith('#') && (scope === 'write' || scope === 'admin'),
    )?.[1];

function readTokens({ SWEEPQ_TOKENS, SWEEPQ_TOKENS_FILE }: Env): string {
  if (SWEEPQ_TOKENS || !SWEEPQ_TOKENS_FILE) return SWEEPQ_TOKENS ?? '';
  return readFileSync(SWEEPQ_TOKENS_FILE, 'utf8');
}
