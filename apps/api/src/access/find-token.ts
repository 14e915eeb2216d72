import { timingSafeEqual } from 'node:crypto';
import type { Token } from './access.ts';
import { digestOf } from './parse-tokens.ts';

/** The token with this secret. All are compared, in the same time, whether or not one of them is it. */
export function findToken(tokens: readonly Token[], secret: string): Token | undefined {
  const digest = digestOf(secret);
  let found: Token | undefined;
  for (const token of tokens) {
    if (timingSafeEqual(token.digest, digest)) found = token;
  }
  return found;
}
